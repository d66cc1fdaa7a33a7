package org.marrow.kinetics.population;

import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.marrow.kinetics.ode.Outcome;

/**
 * Every patient's trajectory as CSV: patient, time, outputs. After a kill the file is cut back to
 * the last saved patient and goes on; it ends with the same bytes.
 */
public final class TrajectoryFile implements Sink, AutoCloseable {
  private final FileChannel channel;
  private final OutputStream out;
  private double[] times = new double[0];
  private String heading = "";
  private boolean started;

  /** Writes to a file, made when absent. */
  public TrajectoryFile(Path path) throws IOException {
    channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
    out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
  }

  @Override
  public void begin(List<String> outputs, double[] sampleTimes) {
    times = sampleTimes.clone();
    heading = "patient,time," + String.join(",", outputs) + "\n";
  }

  /** The file is emptied only now, so that a run that goes on finds it. */
  private void start() throws IOException {
    if (!started) {
      started = true;
      channel.truncate(0);
      write(heading);
    }
  }

  @Override
  public void patient(long index, double[][] values, Outcome outcome) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < times.length; i++) {
      text.append(index).append(',').append(times[i]);
      for (double value : values[i]) {
        text.append(',');
        if (!Double.isNaN(value)) {
          text.append(value);
        }
      }
      text.append('\n');
    }
    try {
      start();
      write(text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void save(DataOutput to) throws IOException {
    start();
    out.flush();
    channel.force(false);
    to.writeLong(channel.position());
  }

  @Override
  public void load(DataInput in) throws IOException {
    long length = in.readLong();
    if (length > channel.size()) {
      throw new IOException("the file of trajectories is shorter than when it was saved");
    }
    channel.truncate(length);
    channel.position(length);
    started = true;
  }

  @Override
  public void close() throws IOException {
    start();
    out.close();
  }
}
