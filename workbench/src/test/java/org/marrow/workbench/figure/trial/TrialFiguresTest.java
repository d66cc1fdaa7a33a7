package org.marrow.workbench.figure.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.niche.NicheDiagram;
import org.xml.sax.InputSource;

class TrialFiguresTest {
  private static final String MARK = "Simulated, not measured. ";

  /** Every figure is XML with a role, a title and a description, and opens with its mark. */
  private static void look(Figure figure) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(figure.svg())));
    assertThat(figure.svg()).contains("role=\"img\"", "<title ", "<desc ").doesNotContain("NaN");
    assertThat(figure.data().rows()).isPositive();
    keep(figure);
  }

  /** The pictures stand under target for whoever wants to look at them. */
  private static void keep(Figure figure) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/figures"));
    Files.writeString(folder.resolve(figure.id() + ".svg"), figure.svg(), StandardCharsets.UTF_8);
  }

  private static Figure waterfall(double... changes) {
    List<Waterfall.Patient> patients = new ArrayList<>();
    for (int i = 0; i < changes.length; i++) {
      patients.add(new Waterfall.Patient("P" + i, changes[i], i % 2 == 0 ? "a" : "b"));
    }
    return Waterfall.of("waterfall", "Best response", MARK, patients);
  }

  @Test
  void aWaterfallCountsThoseBelowItsLinesAndSortsFromWorstToBest() throws Exception {
    Figure figure = waterfall(-95, 20, -50, -30, 140);
    look(figure);
    assertThat(figure.svg()).contains("Of 5 patients 2 fell by 50 % or more and 1 by 90 % or more");
    assertThat(figure.svg()).contains("-25 %, minor response", "-90 %, very good partial");
    assertThat(figure.data().csv().lines().skip(1).map(l -> l.split(",")[0]))
        .containsExactly("P4", "P1", "P3", "P2", "P0");
    assertThat(figure.caption()).startsWith(MARK).contains("reach higher");
  }

  @Test
  void theOrderOfPatientsDoesNotChangeAWaterfall() {
    List<Waterfall.Patient> patients =
        List.of(
            new Waterfall.Patient("A", -20, "x"),
            new Waterfall.Patient("B", -20, "y"),
            new Waterfall.Patient("C", 5, "x"));
    Figure one = Waterfall.of("w", "T", "", patients);
    Figure other = Waterfall.of("w", "T", "", patients.reversed());
    assertThat(other.svg()).isEqualTo(one.svg());
    assertThat(other.data().csv()).isEqualTo(one.data().csv());
  }

  @Test
  void aFallOfMoreThanEverythingIsRefused() {
    assertThatThrownBy(() -> new Waterfall.Patient("A", -101, "x")).hasMessageContaining("-101");
    assertThatThrownBy(() -> new Waterfall.Patient("A", Double.NaN, "x"))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> Waterfall.of("w", "T", "", List.of()))
        .hasMessageContaining("patients");
  }

  @Test
  void aSwimmerHasALaneAPatientSymbolsForEventsAndArrowsForThoseStillObserved() throws Exception {
    Figure figure =
        Swimmer.of(
            "swimmer",
            "Courses",
            MARK,
            "months",
            List.of(
                new Swimmer.Patient(
                    "P1",
                    List.of(
                        new Swimmer.Stretch("bortezomib", 0, 6),
                        new Swimmer.Stretch("off treatment", 6, 14)),
                    List.of(
                        new Swimmer.Event("partial response", 2),
                        new Swimmer.Event("progression", 14)),
                    false),
                new Swimmer.Patient(
                    "P2",
                    List.of(new Swimmer.Stretch("bortezomib + anakinra", 0, 20)),
                    List.of(new Swimmer.Event("partial response", 3)),
                    true)));
    look(figure);
    assertThat(figure.svg())
        .contains("2 patients, the longest course on top; 1 were still observed", "l8 4.5l-8 4.5z")
        .contains("f-hatch");
    assertThat(figure.data().rows()).isEqualTo(6);
  }

  @Test
  void aStretchThatRunsBackwardsIsRefused() {
    assertThatThrownBy(() -> new Swimmer.Stretch("x", 3, 2)).hasMessageContaining("forwards");
  }

  @Test
  void aTornadoPutsTheWidestOnTopAndKeepsBothEndsOfABar() throws Exception {
    Figure figure =
        Tornado.of(
            "tornado",
            "What moves the TIC fold",
            MARK,
            "TIC fold",
            1.4,
            List.of(
                new Tornado.Input("narrow (1 to 2)", 1.38, 1.41),
                new Tornado.Input("wide (0.1 to 0.6)", 1.1, 1.9),
                new Tornado.Input("one-sided (0 to 1)", 1.5, 1.7)));
    look(figure);
    assertThat(figure.svg()).contains("Widest: wide (0.1 to 0.6), from 1.10 to 1.90");
    assertThat(figure.data().csv().lines().skip(1).map(l -> l.split(" ")[0]))
        .containsExactly("wide", "one-sided", "narrow");
  }

  @Test
  void aTornadoRefusesAnAnswerThatIsNotANumber() {
    assertThatThrownBy(() -> new Tornado.Input("x", Double.NaN, 1)).hasMessageContaining("finite");
  }

  private static double[] normals(String purpose, int entity, double shift, double[] times) {
    Stream stream = new Streams(3).stream(purpose, entity);
    double[] values = new double[times.length];
    Arrays.setAll(values, i -> 10 - times[i] + shift + stream.normal());
    return values;
  }

  private static Figure check(double shift) {
    double[] times = new double[400];
    Arrays.setAll(times, i -> 4.0 * i / (times.length - 1));
    double[][] simulated = new double[200][];
    Arrays.setAll(simulated, i -> normals("simulated", i, 0, times));
    return PredictiveCheck.of(
        "vpc",
        "M-protein: observed and simulated",
        MARK,
        Axis.linear("Time", "months", 0, 4),
        Axis.linear("M-protein", "g/dL", 0, 14),
        new double[] {0, 1, 2, 3, 4},
        new PredictiveCheck.Visits(times, normals("observed", 0, shift, times)),
        Arrays.stream(simulated).map(v -> new PredictiveCheck.Visits(times, v)).toList());
  }

  @Test
  void aPredictiveCheckOfTheTrueModelStaysInsideAndOfAShiftedOneDoesNot() throws Exception {
    look(check(0));
    // 12 percentiles, each outside with probability 0.05: three or more would be rare.
    assertThat(check(0).svg()).containsPattern("[012] of 12 observed percentiles lie outside");
    assertThat(check(1.5).svg()).contains("12 of 12 observed percentiles lie outside");
    assertThat(check(0).data().csv().lines().count()).isEqualTo(5);
  }

  @Test
  void quantilesAreThoseOfTypeSeven() {
    double[] values = {4, 1, 3, 2, Double.NaN};
    // R: quantile(c(4, 1, 3, 2), c(0, 0.1, 0.5, 0.9, 1))
    assertThat(PredictiveCheck.quantile(values, 0)).isEqualTo(1);
    assertThat(PredictiveCheck.quantile(values, 0.1)).isCloseTo(1.3, within(1e-12));
    assertThat(PredictiveCheck.quantile(values, 0.5)).isCloseTo(2.5, within(1e-12));
    assertThat(PredictiveCheck.quantile(values, 0.9)).isCloseTo(3.7, within(1e-12));
    assertThat(PredictiveCheck.quantile(new double[0], 0.5)).isNaN();
  }

  @Test
  void fewerThanTwentyCopiesAreNoPredictiveCheck() {
    assertThatThrownBy(() ->
            PredictiveCheck.of(
                "v",
                "T",
                "",
                Axis.linear("a", "", 0, 1),
                Axis.linear("b", "", 0, 1),
                new double[] {0, 1},
                new PredictiveCheck.Visits(new double[] {0.5}, new double[] {1}),
                java.util.Collections.nCopies(
                    19, new PredictiveCheck.Visits(new double[] {0.5}, new double[] {1}))))
        .hasMessageContaining("20 simulated copies");
  }

  @Test
  void theLoopDashesTheStepThatDoesNotActAndSaysItInWords() throws Exception {
    Figure blocked =
        NicheDiagram.of("loop", true, Map.of(NicheDiagram.Link.BORTEZOMIB_M1, "1.37-fold"));
    look(blocked);
    assertThat(blocked.svg()).contains("1.37-fold", "blocks interleukin-1beta");
    assertThat(blocked.data().csv())
        .contains("IL-1\u03b2,TIC,raises,no", "anakinra,IL-1\u03b2,lowers,yes");
    Figure open = NicheDiagram.of("loop", false, Map.of());
    assertThat(open.data().csv())
        .contains("IL-1\u03b2,TIC,raises,yes", "anakinra,IL-1\u03b2,lowers,no");
    assertThat(open.svg().split("stroke-dasharray=\"5 4\"", -1)).hasSize(2);
  }

  @Test
  void theNarrowPictureHasIdsOfItsOwnInAPageThatShowsItTwice() {
    Figure figure = waterfall(-10, -60);
    String again = figure.narrowAgain();
    assertThat(again)
        .contains("id=\"again-narrow-waterfall-title\"", "url(#again-narrow-waterfall-clip)");
    assertThat(again.replace("again-narrow-waterfall-", "narrow-waterfall-"))
        .isEqualTo(figure.narrow());
  }
}
