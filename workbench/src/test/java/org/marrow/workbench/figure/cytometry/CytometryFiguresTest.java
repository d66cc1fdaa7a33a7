package org.marrow.workbench.figure.cytometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.marrow.cytometry.cluster.MapSettings;
import org.marrow.cytometry.cluster.SelfOrganisingMap;
import org.marrow.cytometry.count.ChangeTable;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.count.DetectionLimits;
import org.marrow.cytometry.count.PairedChange;
import org.marrow.cytometry.count.TubeVariation;
import org.marrow.cytometry.definition.ControlKind;
import org.marrow.cytometry.quality.Trace;
import org.marrow.cytometry.template.Control;
import org.marrow.cytometry.template.Gated;
import org.marrow.cytometry.template.MarkerScale;
import org.marrow.cytometry.template.MarkerTable;
import org.marrow.cytometry.template.Step;
import org.marrow.cytometry.template.TemplateGate;
import org.marrow.cytometry.template.TemplateSettings;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.workbench.figure.Figure;
import org.xml.sax.InputSource;

class CytometryFiguresTest {
  private static MarkerTable made(int events) {
    Stream stream = new Streams(3).stream("figure", 0);
    double[] a = new double[events];
    double[] b = new double[events];
    for (int e = 0; e < events; e++) {
      a[e] = 150 * Math.sinh((e % 3 == 0 ? 5 : 1) + 0.4 * stream.normal());
      b[e] = 150 * Math.sinh((e % 4 == 0 ? 4 : 0) + 0.4 * stream.normal());
    }
    return MarkerTable.of("tube <1> & co", Map.of("A", a, "B", b), MarkerScale.FLUORESCENCE);
  }

  private static Gated gated(MarkerTable table) {
    return TemplateGate.run(
        table,
        List.of(),
        List.of(Step.of("outer", "A+"), Step.of("inner", "B+")),
        TemplateSettings.standard());
  }

  private static Figure biaxial(MarkerTable table) {
    Gated gated = gated(table);
    return BiaxialPlot.of(
        "biaxial",
        "A against B",
        table,
        table.everyEvent(),
        "A",
        "B",
        gated.steps().getFirst().thresholds(),
        gated.members(),
        "inner");
  }

  private static void wellFormed(Figure figure) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.newDocumentBuilder().parse(new InputSource(new StringReader(figure.svg())));
    assertThat(figure.caption()).isNotBlank();
    assertThat(figure.data().columns()).isNotEmpty();
  }

  @Test
  void everyPictureIsWellFormedAndHasItsTable() throws Exception {
    MarkerTable table = made(5_000);
    Gated gated = gated(table);
    wellFormed(biaxial(table));
    wellFormed(AncestryStrip.of("strip", "gates < & >", gated, name -> name));
    wellFormed(
        ControlHistogram.of(
            "histogram",
            "A",
            table,
            table.everyEvent(),
            "A",
            List.of(new Control(ControlKind.FMO, Optional.of("A"), made(500))),
            gated.steps().getFirst().threshold("A", false)));
    double[][] columns = {
      table.scaled("A", table.everyEvent()), table.scaled("B", table.everyEvent())
    };
    wellFormed(
        StarChart.of(
            "stars",
            "map",
            SelfOrganisingMap.train(columns, new MapSettings(5, 5, 1, 2_000, 0.02, 1)),
            List.of("A", "B")));
    wellFormed(
        DriftPlot.of(
            "drift",
            "drift",
            new Trace("A", "event", List.of(1.0, 2.0), List.of(3.0, 4.0), List.of(false, true))));
  }

  @Test
  void aPictureOfManyEventsIsAsLightAsOneOfFew() {
    int few = biaxial(made(20_000)).svg().length();
    int many = biaxial(made(1_000_000)).svg().length();
    assertThat(many).isLessThan(250_000).isLessThan(2 * few);
  }

  @Test
  void theSameEventsGiveTheSameBytes() {
    assertThat(biaxial(made(10_000)).svg()).isEqualTo(biaxial(made(10_000)).svg());
  }

  @Test
  void decadesAreTicksOfTheAxis() {
    assertThat(biaxial(made(5_000)).svg()).contains("10³", "10⁴");
  }

  @Test
  void anEmptyPopulationIsAnEmptyPlotAndNotAFailure() throws Exception {
    MarkerTable table = made(100);
    wellFormed(
        BiaxialPlot.of(
            "empty", "nothing", table, new BitSet(), "A", "B", List.of(), new BitSet(), "none"));
  }

  @Test
  void aCountBelowDetectionIsDrawnAtTheLimitWithoutAFigure() throws Exception {
    DetectionLimits limits = DetectionLimits.euroFlow();
    List<PairedChange> changes = new ArrayList<>();
    for (long after : new long[] {400, 3}) {
      changes.add(
          new PairedChange(
              Count.of("s", "M1", "m1@1", 100, 10_000, "leukocytes", limits),
              Count.of("s", "M1", "m1@1", after, 10_000, "leukocytes", limits),
              TubeVariation.stated(0.1)));
    }
    Figure figure = BeforeAfterPlot.of("pairs", "M1", "leukocytes", ChangeTable.of(changes).rows());
    wellFormed(figure);
    assertThat(figure.svg()).contains("below the limit of detection, drawn at it");
    assertThat(figure.data().csv()).contains("3 of 10,000, below the limit of detection (20)");
  }
}
