package org.marrow.kinetics.simulation;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * How a long run is watched and stopped.
 *
 * @param checkpoint file that holds what is needed to go on after a kill; a run that finds it goes
 *     on, and a finished run deletes it
 * @param block patients between two checkpoints; 0 for as many as memory comfortably holds. Never
 *     changes a result
 * @param cancelled asked between blocks of patients; when true the run stops, its checkpoint stays
 * @param progress told how many patients are done
 * @param warning told, in a sentence, why a run is slower than it should be; never of anything that
 *     changes a result
 */
public record Control(
    Optional<Path> checkpoint,
    int block,
    BooleanSupplier cancelled,
    LongConsumer progress,
    Consumer<String> warning) {
  /** Runs to the end in silence. */
  public static final Control NONE =
      new Control(Optional.empty(), 0, () -> false, done -> {}, warning -> {});

  public Control {
    if (block < 0) {
      throw new IllegalArgumentException("a block must be 0 or more patients, got " + block);
    }
  }

  /** The same with a checkpoint. */
  public Control savingTo(Path file) {
    return new Control(Optional.of(file), block, cancelled, progress, warning);
  }

  /** The same, cancelled when asked. */
  public Control cancelledBy(BooleanSupplier asked) {
    return new Control(checkpoint, block, asked, progress, warning);
  }

  /** The same, telling progress. */
  public Control telling(LongConsumer listener) {
    return new Control(checkpoint, block, cancelled, listener, warning);
  }

  /** The same, telling why the run is slow, if it is. */
  public Control warning(Consumer<String> listener) {
    return new Control(checkpoint, block, cancelled, progress, listener);
  }

  /** The same with this many patients between two checkpoints. */
  public Control inBlocksOf(int patients) {
    return new Control(checkpoint, patients, cancelled, progress, warning);
  }
}
