package org.marrow.kinetics.simulation;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * How a long run is watched and stopped.
 *
 * @param checkpoint file that holds what is needed to go on after a kill; a run that finds it goes
 *     on, and a finished run deletes it
 * @param cancelled asked between blocks of patients; when true the run stops, its checkpoint stays
 * @param progress told how many patients are done
 */
public record Control(Optional<Path> checkpoint, BooleanSupplier cancelled, LongConsumer progress) {
  /** Runs to the end in silence. */
  public static final Control NONE = new Control(Optional.empty(), () -> false, done -> {});

  /** The same with a checkpoint. */
  public Control savingTo(Path file) {
    return new Control(Optional.of(file), cancelled, progress);
  }

  /** The same, cancelled when asked. */
  public Control cancelledBy(BooleanSupplier asked) {
    return new Control(checkpoint, asked, progress);
  }

  /** The same, telling progress. */
  public Control telling(LongConsumer listener) {
    return new Control(checkpoint, cancelled, listener);
  }
}
