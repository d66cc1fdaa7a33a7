package org.marrow.workbench.cli.cytometry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.marrow.cytometry.count.ChangeTable;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.count.PairedChange;
import org.marrow.cytometry.count.TubeVariation;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.count.DefinitionWords;
import org.marrow.workbench.count.GatePictures;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.cytometry.BeforeAfterPlot;

/** Changes from the first sample to each other one, false discovery rate over all of them. */
record ChangeList(ChangeTable changes) {

  /**
   * @param counts the counts of all samples, in the order of the files
   * @param before name of the first sample
   */
  static ChangeList of(List<Count> counts, String before, TubeVariation variation) {
    List<PairedChange> changes = new ArrayList<>();
    for (Count first : counts) {
      if (!first.sample().equals(before)) {
        continue;
      }
      for (Count after : counts) {
        if (!after.sample().equals(before)
            && after.definition().equals(first.definition())
            && after.denominator().equals(first.denominator())) {
          changes.add(new PairedChange(first, after, variation));
        }
      }
    }
    return new ChangeList(ChangeTable.of(changes));
  }

  /** One line a change. */
  List<String> text() {
    long tested = changes.rows().stream().filter(r -> r.change().isComparable()).count();
    List<String> lines = new ArrayList<>();
    for (ChangeTable.Row row : changes.rows()) {
      PairedChange c = row.change();
      lines.add(
          "change of "
              + c.before().definition()
              + ", "
              + c.before().sample()
              + " -> "
              + c.after().sample()
              + ": "
              + c.describe()
              + (c.isComparable()
                  ? "; "
                      + NumberText.ENGLISH.p(row.pValue())
                      + ", "
                      + NumberText.ENGLISH.p(row.qValue()).replaceFirst("p", "q")
                      + " (false discovery rate over "
                      + tested
                      + (tested == 1 ? " change)" : " changes)")
                  : "")
              + "; "
              + c.variation().source());
    }
    return lines;
  }

  /** One object a change, for {@code --json}. */
  List<Map<String, @Nullable Object>> json() {
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    for (ChangeTable.Row row : changes.rows()) {
      PairedChange c = row.change();
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      object.put("definition", c.before().definition());
      object.put("before", c.before().sample());
      object.put("after", c.after().sample());
      OptionalDouble ratio = c.ratio();
      object.put("ratio", ratio.isPresent() ? ratio.getAsDouble() : null);
      object.put("lower", c.interval().lower());
      double upper = c.interval().upper();
      object.put("upper", Double.isInfinite(upper) ? "infinite" : upper);
      object.put("comparable", c.isComparable());
      object.put("p", row.pValue());
      object.put("q", row.qValue());
      object.put("variation", c.variation().source());
      object.put("text", c.describe());
      objects.add(object);
    }
    return objects;
  }

  /** One row a change; an unbounded interval has no upper figure. */
  Table table() {
    return Table.of(
        "changes",
        List.of(
            words("definition", r -> r.change().before().definition()),
            words("before", r -> r.change().before().sample()),
            words("after", r -> r.change().after().sample()),
            numbers("ratio", r -> r.change().ratio().orElse(Double.NaN)),
            numbers("lower", r -> r.change().interval().lower()),
            numbers(
                "upper",
                r ->
                    Double.isInfinite(r.change().interval().upper())
                        ? Double.NaN
                        : r.change().interval().upper()),
            numbers("p", ChangeTable.Row::pValue),
            numbers("q", ChangeTable.Row::qValue),
            words("comparable", r -> r.change().isComparable() ? "yes" : "no"),
            words("variation", r -> r.change().variation().source())));
  }

  /** The pairs of each definition as lines from before to after. */
  List<Figure> figures() {
    Map<String, List<ChangeTable.Row>> pairs = new LinkedHashMap<>();
    for (ChangeTable.Row row : changes.rows()) {
      pairs.computeIfAbsent(row.change().before().definition(), _ -> new ArrayList<>()).add(row);
    }
    return pairs.entrySet().stream()
        .map(p ->
            BeforeAfterPlot.of(
                "changes-" + GatePictures.id(p.getKey()),
                DefinitionWords.of(p.getKey()),
                DefinitionWords.inText(p.getValue().getFirst().change().before().denominator()),
                p.getValue()))
        .toList();
  }

  private TextColumn words(String name, Function<ChangeTable.Row, String> cell) {
    return TextColumn.of(name, changes.rows().stream().map(cell).toList());
  }

  private NumberColumn numbers(String name, ToDoubleFunction<ChangeTable.Row> cell) {
    return new NumberColumn(name, changes.rows().stream().mapToDouble(cell).toArray());
  }
}
