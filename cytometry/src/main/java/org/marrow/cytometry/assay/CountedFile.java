package org.marrow.cytometry.assay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.cytometry.definition.Definition;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.foundation.findings.Finding;

/**
 * One file of a batch.
 *
 * @param name what it is called in the results
 * @param wanted the definitions asked for
 * @param sample its events; empty when the file was refused
 * @param controls the control tubes it was gated with
 * @param results one a definition, in the order asked for; empty when the file was refused
 * @param readFindings what the reader had to say about the file
 */
public record CountedFile(
    String name,
    List<Definition> wanted,
    Optional<Sample> sample,
    List<ControlTube> controls,
    List<AssayResult> results,
    List<Finding> readFindings) {
  public CountedFile {
    wanted = List.copyOf(wanted);
    controls = List.copyOf(controls);
    results = List.copyOf(results);
    readFindings = List.copyOf(readFindings);
  }

  /** What the reader, quality control and the gates had to say, each thing once. */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>(readFindings);
    results.forEach(r -> all.addAll(r.findings()));
    return all.stream().distinct().toList();
  }
}
