package org.marrow.cytometry.fcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

/**
 * Damaged files: whatever the bytes, the reader ends, with events or with a named refusal, and
 * takes no more memory than a file of that size can need. The profile {@code fuzz} is the long
 * version.
 */
class FcsFuzzTest {
  // Of the room's inputs four tenths are files, four keyword lists, two Gating-ML.
  private static final long INPUTS = FuzzTally.LONG > 0 ? FuzzTally.LONG * 4 / 10 : 2_500;
  private static final long LISTS = FuzzTally.LONG > 0 ? FuzzTally.LONG * 4 / 10 : 10_000;

  /** A byte of file may cost a keyword object or a bit-packed value, not more. */
  private static final long BYTES_PER_BYTE = 1_500;

  private static final long BASE = 24L << 20;

  private static final String LETTERS = "//$PAR1BN\\ 2/\u0000/é";

  @Test
  void noDamageCrashesTheReaderOrMakesItTakeMemoryBeyondTheFile() throws IOException {
    List<byte[]> seeds = seeds();
    FuzzTally tally = new FuzzTally("fcs reader");
    long refused = 0;
    for (long i = 0; i < INPUTS; i++) {
      Stream random = new Streams(20_190_487).stream("fcs-fuzz", i);
      byte[] input = damaged(seeds.get((int) random.below(seeds.size())), random);
      tally.begin();
      FcsFile file = FcsReader.of("fuzz " + i, input);
      ConformanceReport report = file.report();
      if (report.verdict() == Verdict.REFUSED) {
        refused++;
        check(!report.findings().isEmpty(), i, "is refused without a reason");
      } else {
        for (FcsDataSet set : file.dataSets()) {
          set.summarise();
          check(set.read().events() == set.eventCount(), i, "has another number of events");
        }
      }
      long used = tally.end(i, input.length, report.verdict() == Verdict.REFUSED);
      check(used < BASE + BYTES_PER_BYTE * input.length, i, "took too much memory");
    }
    tally.write();
    assertThat(refused).isBetween(INPUTS / 50, INPUTS);
  }

  @Test
  void keywordListsOfAnyBytesAreSplitWithoutFault() {
    FuzzTally tally = new FuzzTally("keyword lists");
    for (long i = 0; i < LISTS; i++) {
      Stream random = new Streams(7).stream("text-fuzz", i);
      byte[] text = new byte[2 + (int) random.below(200)];
      for (int b = 0; b < text.length; b++) {
        // Few letters, so that delimiters, doubled ones and keyword names come up often.
        text[b] = (byte) LETTERS.charAt((int) random.below(LETTERS.length()));
      }
      tally.begin();
      TextParser.Reading reading = TextParser.best(text, text.length);
      tally.end(i, text.length, false);
      check(reading.entries().size() <= text.length / 2, i, "has more keywords than delimiters");
    }
    tally.write();
  }

  /** An assertion library costs more than the reader, ten million times over. */
  private static void check(boolean right, long input, String wrong) {
    if (!right) {
      throw new AssertionError("input " + input + " " + wrong);
    }
  }

  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    Channel log = new Channel("FL1", "CD3", Channel.Type.INTEGER, 16, 1000, 4, 1, 1);
    Channel linear = Channel.linear("FSC-A", "", 1024);
    EventColumn counts = EventColumn.of(new float[] {1, 2, 3, 999, 0, 5, 6, 7, 8, 9});
    EventColumn halves = EventColumn.of(new float[] {.5f, 1, -3, 9, 0, 5, 6, 7, 8, 9});
    Keywords words = Keywords.of(Map.of("$DFC1TO2", "5", "NOTE", "a//b"));
    seeds.add(
        FcsRoundTripTest.written(
            Sample.of("i", List.of(log, log), List.of(counts, counts)).with(words)));
    seeds.add(
        FcsRoundTripTest.written(Sample.of("f", List.of(linear, linear), List.of(halves, halves))));
    seeds.add(
        FcsRoundTripTest.written(Sample.of("m", List.of(log, linear), List.of(counts, halves))));
    seeds.add(ascii());
    byte[] two = Arrays.copyOf(seeds.get(0), seeds.get(0).length * 2);
    System.arraycopy(seeds.get(0), 0, two, seeds.get(0).length, seeds.get(0).length);
    seeds.add(two);
    seeds.add(HandMade.integers().with("SPILL", "2,FSC-A,FL1-A,1,0.1,0,1").bytes());
    seeds.add(HandMade.doubles().version("FCS3.2").with("$P2DATATYPE", "F").bytes());
    seeds.add(HandMade.text("   1 300   21023 255   0", "4").bytes());
    seeds.add(HandMade.floats(ByteOrder.LITTLE_ENDIAN).with("$P1E", "4,1").bytes());
    seeds.add(HandMade.integers().with("$P1B", "10").with("$P2B", "22").bytes());
    if (FuzzTally.LONG > 0) {
      return seeds;
    }
    Path shared = Path.of("../../shared/data/cytometry/fcs_conformance");
    for (String name : List.of("variable_int_example.fcs", "sample_header.fcs")) {
      if (Files.exists(shared.resolve(name))) {
        seeds.add(Files.readAllBytes(shared.resolve(name)));
      }
    }
    return seeds;
  }

  private static byte[] ascii() {
    String text =
        "|$DATATYPE|A|$MODE|L|$PAR|2|$TOT|3|$BYTEORD|1,2,3,4|$P1N|A|$P1B|*|$P1R|100|$P1E|0,0"
            + "|$P2N|B|$P2B|*|$P2R|100|$P2E|0,0|";
    String header =
        String.format(
            "FCS3.0    %8d%8d%8d%8d%8d%8d", 58, 57 + text.length(), 58 + text.length(), 0, 0, 0);
    return (header + text + "1 2,3\n4 5 6\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] damaged(byte[] seed, Stream random) {
    byte[] input = seed.clone();
    int hits = 1 + (int) random.below(8);
    for (int h = 0; h < hits; h++) {
      int at = (int) random.below(Math.max(1, input.length));
      switch ((int) random.below(7)) {
        case 0 -> input[at] = (byte) random.below(256);
        case 1 -> input[(int) random.below(58)] = (byte) ('0' + random.below(10));
        case 2 -> input = Arrays.copyOf(input, Math.max(1, at));
        case 3 -> input[at] = '9';
        case 4 -> {
          byte[] longer = Arrays.copyOf(input, input.length + (int) random.below(200));
          System.arraycopy(
              input, at, longer, longer.length - (input.length - at), input.length - at);
          input = longer;
        }
        case 5 -> swap(input, at, (int) random.below(input.length));
        default -> {
          byte[] word =
              WORDS.get((int) random.below(WORDS.size())).getBytes(StandardCharsets.US_ASCII);
          System.arraycopy(word, 0, input, at, Math.min(word.length, input.length - at));
        }
      }
      if (input.length < 60) {
        break;
      }
    }
    return input;
  }

  private static final List<String> WORDS =
      List.of(
          "$PAR|99999999",
          "$TOT|999999999999999999",
          "$P1B|64|",
          "$P1B|10|",
          "$P1R|3|",
          "||",
          "$P1B|0|",
          "$BYTEORD|3,4,1,2|",
          "$DATATYPE|D|",
          "$DATATYPE|A|",
          "$NEXTDATA|58|",
          "$MODE|C|",
          "99999999",
          "$SPILLOVER|512,",
          "$BEGINDATA|000000000000000000",
          "$P1N||",
          "FCS3.0",
          "$PnE|4,0|");

  private static void swap(byte[] input, int a, int b) {
    byte kept = input[a];
    input[a] = input[b];
    input[b] = kept;
  }
}
