package org.marrow.workbench.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;

/** The model files that a study read, each with the hash of its bytes. */
final class ModelsSection {
  private ModelsSection() {}

  /** Asked last: only files that were read until now are named. */
  static Outcome of(ModelFolder models) {
    Map<String, String> hashes = models.hashes();
    List<String> files = new ArrayList<>(hashes.keySet());
    List<String> sums = files.stream().map(hashes::get).toList();
    ReportTable table =
        new ReportTable(
            "models",
            "Model files",
            Wording.MARK + "SHA-256 of the bytes of every model file that was read.",
            List.of("File", "SHA-256"),
            files.stream().map(f -> List.of("models/" + f, hashes.getOrDefault(f, ""))).toList(),
            Table.of(
                "models", List.of(TextColumn.of("file", files), TextColumn.of("sha256", sums))));
    return new Outcome(
        new Section("models", "The models", List.of(new Block.Tabulated(table))),
        files.size() + " model files were read; their hashes tell whether they are still the same.",
        Map.of("simulated", true, "models", hashes),
        List.of());
  }
}
