package org.marrow.workbench.cli.cytometry;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marrow.cytometry.assay.ControlTube;
import org.marrow.cytometry.definition.ControlKind;
import org.marrow.cytometry.fcs.FcsReader;

/** A control tube as the command line names it: {@code KIND[:MARKER]=FILE}. */
final class ControlOption {
  private ControlOption() {}

  /**
   * Reads the tube.
   *
   * @throws IllegalArgumentException when the words do not name a kind of control
   */
  static ControlTube tube(String control) {
    int equals = control.indexOf('=');
    String[] role = control.substring(0, Math.max(0, equals)).split(":", 2);
    String kind = role[0].toLowerCase(Locale.ROOT);
    Optional<ControlKind> known =
        Arrays.stream(ControlKind.values()).filter(k -> k.word().equals(kind)).findFirst();
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "--controls is KIND[:MARKER]=FILE with KIND one of "
              + Arrays.stream(ControlKind.values())
                  .map(ControlKind::word)
                  .collect(Collectors.joining(", "))
              + ", got "
              + control);
    }
    Path file = Path.of(control.substring(equals + 1));
    return new ControlTube(
        known.get(),
        role.length > 1 ? Optional.of(role[1]) : Optional.empty(),
        FcsReader.read(file).named(String.valueOf(file.getFileName())));
  }
}
