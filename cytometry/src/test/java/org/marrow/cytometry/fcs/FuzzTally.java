package org.marrow.cytometry.fcs;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a fuzz run of one reader cost: the slowest input and the one that took most memory. */
public final class FuzzTally {
  /** Inputs of all readers together, from the profile {@code fuzz}; 0 in the ordinary tests. */
  public static final long LONG = Long.getLong("marrow.fuzz", 0);

  /** No small input may take longer, ns of processor time: the JIT and a busy machine allowed. */
  private static final long LONGEST = 5_000_000_000L;

  private final String reader;
  private final long start = System.nanoTime();
  private final com.sun.management.ThreadMXBean threads =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long inputs;
  private long refused;
  private long slowest;
  private long slowestInput;
  private long most;
  private long mostInput;
  private double mostPerByte;
  private long began;
  private long before;

  public FuzzTally(String reader) {
    this.reader = reader;
  }

  /** Before the reader is called. */
  public void begin() {
    before = threads.getCurrentThreadAllocatedBytes();
    began = threads.getCurrentThreadCpuTime();
  }

  /**
   * After it.
   *
   * @return bytes that the reader allocated
   */
  public long end(long input, long bytes, boolean wasRefused) {
    long nanos = threads.getCurrentThreadCpuTime() - began;
    long used = threads.getCurrentThreadAllocatedBytes() - before;
    inputs++;
    refused += wasRefused ? 1 : 0;
    if (nanos > slowest) {
      slowest = nanos;
      slowestInput = input;
    }
    if (used > most) {
      most = used;
      mostInput = input;
    }
    mostPerByte = Math.max(mostPerByte, (double) used / Math.max(1, bytes));
    if (nanos > LONGEST) {
      throw new AssertionError(reader + ": input " + input + " took " + nanos + " ns of processor");
    }
    if (LONG > 0 && inputs % 100_000 == 0) {
      write();
    }
    return used;
  }

  /** Writes the line of this reader to target/fuzz. */
  public void write() {
    try {
      Path folder = Files.createDirectories(Path.of("target/fuzz"));
      Files.writeString(
          folder.resolve(reader.replace(' ', '-') + ".txt"),
          String.format(
              Locale.ROOT,
              "%s: %d inputs, %d accepted, %d refused, 0 crashes; %.0f inputs a second; longest"
                  + " input %.1f ms (number %d); most memory %.1f MB (number %d), %.0f bytes a"
                  + " byte of input%n",
              reader,
              inputs,
              inputs - refused,
              refused,
              inputs / ((System.nanoTime() - start) / 1e9),
              slowest / 1e6,
              slowestInput,
              most / 1e6,
              mostInput,
              mostPerByte));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
