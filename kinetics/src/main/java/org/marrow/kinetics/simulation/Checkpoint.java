package org.marrow.kinetics.simulation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.marrow.kinetics.population.Sink;

/** What a run needs to go on: the next patient and what each sink has kept. */
final class Checkpoint {
  private static final int MAGIC = 0x4D4B4331;
  private final Path file;
  private final String run;

  /** Position of a run. */
  record Position(long next, long failed) {}

  /**
   * @param run a text that is the same for the same run; a checkpoint of another run is refused
   */
  Checkpoint(Path file, String run) {
    this.file = file;
    this.run = run;
  }

  boolean exists() {
    return Files.exists(file);
  }

  void save(Position position, List<Sink> sinks) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
        out.writeInt(MAGIC);
        out.writeUTF(run);
        out.writeLong(position.next());
        out.writeLong(position.failed());
        for (Sink sink : sinks) {
          sink.save(out);
        }
        out.writeInt(MAGIC);
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Position load(List<Sink> sinks) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC || !in.readUTF().equals(run)) {
        throw new IllegalStateException(
            file.getFileName() + " belongs to another run; delete it to start anew");
      }
      Position position = new Position(in.readLong(), in.readLong());
      for (Sink sink : sinks) {
        sink.load(in);
      }
      return position;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
