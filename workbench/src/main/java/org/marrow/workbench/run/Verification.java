package org.marrow.workbench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Where;
import org.marrow.workbench.Product;
import org.marrow.workbench.report.Provenance;
import org.marrow.workbench.report.ReportFiles;
import org.marrow.workbench.rules.WorkbenchRules;
import org.marrow.workbench.study.Hash;
import org.marrow.workbench.study.StudyFile;
import org.marrow.workbench.study.StudyReader;

/**
 * Runs the study of a report again and compares every byte.
 *
 * @param identical whether every file is the same and no input changed
 * @param files number of files compared
 * @param inputs number of inputs checked
 * @param models number of model files checked
 * @param findings what changed and what differs, inputs first
 */
public record Verification(
    boolean identical, int files, int inputs, int models, List<Finding> findings) {
  private static final int SHOWN = 100;

  public Verification {
    findings = List.copyOf(findings);
  }

  /**
   * Verifies a report.
   *
   * @param folder the report
   * @param study the study, when it no longer lies where it lay
   * @param data the folder of its data, when that no longer lies where it lay
   * @param threads threads to use
   * @param listener is told each step
   * @throws InvalidInput when the folder is no report or the study is not found
   */
  public static Verification of(
      Path folder, Optional<Path> study, Optional<Path> data, int threads, RunListener listener)
      throws IOException {
    ReportOrigin origin = ReportOrigin.of(folder, study, data);
    Provenance made = origin.provenance();
    Findings findings = new Findings();
    if (!made.marrow().equals(Product.version())) {
      findings.add(
          WorkbenchRules.OTHER_VERSION.at(
              Where.in(ReportFiles.PROVENANCE),
              "made by " + made.marrow() + ", this is " + Product.version()));
    }
    for (Provenance.Input input : made.inputs()) {
      unchanged(input, origin.file(input), WorkbenchRules.INPUT_CHANGED, findings);
    }
    for (Provenance.Input model : made.models()) {
      unchanged(model, ReportOrigin.model(model), WorkbenchRules.MODEL_CHANGED, findings);
    }
    SortedMap<String, String> before = readAll(folder);
    try {
      StudyFile file = StudyReader.read(origin.study(), origin.data());
      RunOptions options = new RunOptions(made.seed(), threads);
      SortedMap<String, String> now = ReportFiles.of(StudyRun.of(file, options, listener));
      compare(before, now, findings);
    } catch (InvalidInput bad) {
      findings.addAll(bad.findings());
    }
    boolean identical =
        findings.list().stream().allMatch(f -> f.rule().equals(WorkbenchRules.OTHER_VERSION));
    return new Verification(
        identical, before.size(), made.inputs().size(), made.models().size(), findings.list());
  }

  private static void unchanged(Provenance.Input then, Path now, Rule rule, Findings findings)
      throws IOException {
    Where where = Where.in(then.file());
    if (!Files.isRegularFile(now)) {
      findings.add(rule.at(where, "the file is gone"));
      return;
    }
    String hash = Hash.of(now);
    if (!hash.equals(then.sha256())) {
      findings.add(rule.at(where, "SHA-256 was " + then.sha256() + ", is " + hash));
    }
  }

  private static SortedMap<String, String> readAll(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.filter(Files::isRegularFile).toList();
    }
    for (Path path : paths) {
      String name = folder.relativize(path).toString().replace('\\', '/');
      if (!name.equals(ReportOrigin.LOCATION)) {
        // Latin-1 keeps every byte apart, also of files that are not text.
        files.put(name, new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  private static void compare(
      SortedMap<String, String> before, SortedMap<String, String> now, Findings findings) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      String was = before.get(name);
      String is = now.get(name);
      Where where = Where.in(name);
      if (was == null) {
        findings.add(WorkbenchRules.REPORT_DIFFERS.at(where, "the file is missing"));
      } else if (is == null) {
        findings.add(
            WorkbenchRules.REPORT_DIFFERS.at(where, "the file does not belong to the report"));
      } else {
        difference(
                was, new String(is.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
            .ifPresent(
                d -> findings.add(WorkbenchRules.REPORT_DIFFERS.at(where.line(d.line), d.what)));
      }
    }
  }

  private record Difference(long line, String what) {}

  private static Optional<Difference> difference(String was, String is) {
    if (was.equals(is)) {
      return Optional.empty();
    }
    int end = Math.min(was.length(), is.length());
    int at = 0;
    int line = 1;
    int start = 0;
    while (at < end && was.charAt(at) == is.charAt(at)) {
      if (was.charAt(at) == '\n') {
        line++;
        start = at + 1;
      }
      at++;
    }
    String what =
        String.format(
            Locale.ROOT,
            "first difference at character %d: \"%s\" in the report, \"%s\" now",
            at - start + 1,
            excerpt(was, at),
            excerpt(is, at));
    return Optional.of(new Difference(line, what));
  }

  /** The rest of the line from the difference on. */
  private static String excerpt(String text, int from) {
    int end = text.indexOf('\n', from);
    String rest = text.substring(from, end < 0 ? text.length() : end);
    byte[] bytes = rest.getBytes(StandardCharsets.ISO_8859_1);
    String readable = new String(bytes, StandardCharsets.UTF_8);
    return readable.length() > SHOWN ? readable.substring(0, SHOWN) + " ..." : readable;
  }

  /** For the JSON output: what differs, by file. */
  public List<String> differing() {
    List<String> names = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding.rule().equals(WorkbenchRules.REPORT_DIFFERS)) {
        names.add(finding.where().source());
      }
    }
    return List.copyOf(names);
  }
}
