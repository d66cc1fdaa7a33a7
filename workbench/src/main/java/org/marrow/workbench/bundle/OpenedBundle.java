package org.marrow.workbench.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.workbench.json.Json;
import org.marrow.workbench.report.Provenance;
import org.marrow.workbench.report.ReportFiles;
import org.marrow.workbench.report.TemporaryFolder;
import org.marrow.workbench.rules.WorkbenchRules;
import org.marrow.workbench.run.ReportOrigin;
import org.marrow.workbench.run.RunListener;
import org.marrow.workbench.run.Verification;
import org.marrow.workbench.study.Hash;
import tools.jackson.databind.JsonNode;

/** A bundle unpacked for a while: its report and what it was made from. */
public final class OpenedBundle {
  private OpenedBundle() {}

  /** Whether a path looks like a bundle: a file, not a folder. */
  public static boolean is(Path path) {
    return Files.isRegularFile(path);
  }

  /**
   * Checks every hash in the bundle, runs its study again and compares every byte.
   *
   * @param zip the bundle
   * @param study the study, for a bundle that leaves out inputs beside it
   * @param data the folder of its data, for a bundle that leaves them out
   * @throws InvalidInput when the file is no bundle, or lacks inputs that nobody named
   */
  public static Verification verify(
      Path zip, Optional<Path> study, Optional<Path> data, int threads, RunListener listener)
      throws IOException {
    try (TemporaryFolder temporary = TemporaryFolder.create("marrow-verify-")) {
      Path folder = temporary.path();
      ZipFiles.unpack(zip, folder);
      String name = String.valueOf(zip.getFileName());
      List<Finding> changed = changed(folder, name);
      Path report = folder.resolve(Bundle.REPORT);
      Provenance made = Json.read(report.resolve(ReportFiles.PROVENANCE), Provenance.class);
      Path own = folder.resolve(Bundle.STUDY).resolve(segment(made.study(), name));
      if (made.inputs().isEmpty()) {
        throw ZipFiles.bad(name, "its provenance names no study");
      }
      complete(folder, made, study, data, name);
      Path outside = folder.resolve(Bundle.DATA);
      Verification again =
          Verification.of(
              report,
              Optional.of(study.orElse(own.resolve(made.inputs().getFirst().file()))),
              data.or(() -> Files.isDirectory(outside) ? Optional.of(outside) : Optional.empty()),
              threads,
              listener);
      List<Finding> all = new ArrayList<>(changed);
      all.addAll(again.findings());
      return new Verification(
          again.identical() && changed.isEmpty(),
          again.files(),
          again.inputs(),
          again.models(),
          all);
    }
  }

  /** Files whose bytes are not those that the metadata says. */
  private static List<Finding> changed(Path folder, String zip) throws IOException {
    Path file = folder.resolve(Crate.FILE);
    if (!Files.isRegularFile(file)) {
      throw ZipFiles.bad(zip, "it has no " + Crate.FILE);
    }
    Findings findings = new Findings();
    for (JsonNode entity : Json.tree(file).path("@graph")) {
      if (entity.path("@type").asString("").equals("File")) {
        String path = Crate.path(entity.path("@id").asString(""));
        Path part = folder.resolve(path).normalize();
        Where where = Where.in(path);
        if (!part.startsWith(folder) || !Files.isRegularFile(part)) {
          findings.add(WorkbenchRules.INPUT_CHANGED.at(where, "the bundle lacks this file"));
        } else if (!Hash.of(part).equals(entity.path("sha256").asString(""))) {
          findings.add(
              WorkbenchRules.INPUT_CHANGED.at(
                  where, "its bytes are not those that " + Crate.FILE + " says"));
        }
      }
    }
    return findings.list();
  }

  /** Inputs that the bundle leaves out must be named by the user. */
  private static void complete(
      Path folder, Provenance made, Optional<Path> study, Optional<Path> data, String zip) {
    List<String> lacking = new ArrayList<>();
    for (Provenance.Input input : made.inputs()) {
      boolean outside = input.file().startsWith(ReportOrigin.DATA);
      boolean named = outside ? data.isPresent() : study.isPresent() || data.isPresent();
      if (!named && !Files.isRegularFile(folder.resolve(Bundle.path(input, made.study())))) {
        lacking.add(input.file());
      }
    }
    if (!lacking.isEmpty()) {
      throw new InvalidInput(
          WorkbenchRules.INPUT_CHANGED.at(
              Where.in(zip),
              "the bundle leaves out " + String.join(", ", lacking),
              "Name the folder that has them: --study STUDY for files beside the study, --data DIR"
                  + " for others."));
    }
  }

  private static String segment(String name, String zip) {
    if (!name.matches("[^/\\\\]+") || name.equals("..") || name.equals(".")) {
      throw ZipFiles.bad(zip, "the study in its provenance has no usable name");
    }
    return name;
  }
}
