package org.marrow.kinetics.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

/**
 * Broken documents: a reader answers with a result or with findings, never with another exception,
 * and soon. The property {@code marrow.fuzz} is the number of inputs of all readers together; the
 * profile {@code fuzz} sets it to ten million. What a campaign took stands in {@code target/fuzz}.
 */
public final class Fuzzing {
  private static final long ALL = Long.getLong("marrow.fuzz", 10_000);

  /**
   * No small document may take longer, ns of processor time: the JIT and a busy machine allowed.
   */
  private static final long LONGEST = 5_000_000_000L;

  private static final long PROGRESS = 100_000;

  /** What reads an input: returns for a valid one, throws {@link InvalidInput} for any other. */
  public interface Reader {
    /** Reads one input. */
    void read(byte[] input);
  }

  private final String name;
  private final long inputs;
  private final List<String> seeds;
  private final List<String> pieces;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long accepted;
  private long longest;
  private long longestInput;

  /**
   * @param name of the reader
   * @param share part of all inputs that this reader gets
   * @param seeds valid documents
   * @param pieces text that means something to the reader, to be put anywhere
   */
  public Fuzzing(String name, double share, List<String> seeds, List<String> pieces) {
    this.name = name;
    this.inputs = Math.round(ALL * share);
    this.seeds = List.copyOf(seeds);
    this.pieces = List.copyOf(pieces);
  }

  /** Feeds the reader; throws an assertion error with the input that it could not stand. */
  public void run(Reader reader) {
    Streams streams = new Streams(7);
    long began = System.nanoTime();
    long before = threads.getCurrentThreadCpuTime();
    for (long i = 0; i < inputs; i++) {
      Stream random = streams.stream(name, i);
      byte[] input = mutated(seeds.get((int) random.below(seeds.size())), random);
      feed(reader, input, i);
      long now = threads.getCurrentThreadCpuTime();
      if (now - before > longest) {
        longest = now - before;
        longestInput = i;
        assertThat(longest).as("input %d: %s", i, text(input)).isLessThan(LONGEST);
      }
      before = now;
      if ((i + 1) % PROGRESS == 0) {
        report(i + 1, began);
      }
    }
    report(inputs, began);
    // A campaign in which everything is refused, or nothing, would prove nothing.
    assertThat(accepted).isGreaterThan(inputs / 100).isLessThan(inputs);
  }

  private void feed(Reader reader, byte[] input, long number) {
    try {
      reader.read(input);
      accepted++;
    } catch (InvalidInput refused) {
      if (refused.findings().isEmpty()) {
        throw new AssertionError("no finding for input " + number + ": " + text(input), refused);
      }
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError("input " + number + ": " + text(input), e);
    }
  }

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  private byte[] mutated(String seed, Stream random) {
    StringBuilder text = new StringBuilder(seed);
    for (long edits = 1 + random.below(4); edits > 0 && !text.isEmpty(); edits--) {
      int at = (int) random.below(text.length());
      int to = (int) Math.min(text.length(), at + 1 + random.below(30));
      switch ((int) random.below(6)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, text.substring(at, to));
        case 2 -> text.insert(at, pieces.get((int) random.below(pieces.size())));
        case 3 -> text.setCharAt(at, (char) (32 + random.below(95)));
        case 4 -> text.setCharAt(at, (char) random.below(0x300));
        default -> {
          int other = (int) random.below(text.length());
          int end = (int) Math.min(text.length(), other + 1 + random.below(200));
          text.insert(at, text.substring(other, end));
        }
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.below(10) == 0 && bytes.length > 0) {
      bytes[(int) random.below(bytes.length)] = (byte) random.below(256);
    }
    return bytes;
  }

  private void report(long done, long began) {
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    double seconds = (System.nanoTime() - began) / 1e9;
    String line =
        String.format(
            Locale.ROOT,
            "%s: %d inputs, %d accepted, %d refused, 0 crashes; %.0f inputs a second;"
                + " longest input %.1f ms (number %d); peak heap %d MB%n",
            name,
            done,
            accepted,
            done - accepted,
            done / seconds,
            longest / 1e6,
            longestInput,
            peak >> 20);
    try {
      Path folder = Files.createDirectories(Path.of("target", "fuzz"));
      Files.writeString(folder.resolve(name + ".txt"), line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
