// Reads the benchmark's FCS file with the npm package fcs, every event as a number. Usage: read.js FILE ROUNDS
const fs = require('fs');
const FCS = require('fcs');
for (let round = 1; round <= Number(process.argv[3]); round++) {
  const start = process.hrtime.bigint();
  const options = { dataFormat: 'asNumber', groupBy: 'byEvent', eventsToRead: -1 };
  const fcs = new FCS(options, fs.readFileSync(process.argv[2]));
  const seconds = Number(process.hrtime.bigint() - start) * 1e-9;
  const events = fcs.dataAsNumbers;
  let sum = 0;
  for (const value of events[events.length - 1]) sum += value;
  for (const event of events) sum += event[0];
  console.log(`npm-fcs round ${round} seconds ${seconds.toFixed(4)} checksum ${sum.toExponential(6)}`);
}
