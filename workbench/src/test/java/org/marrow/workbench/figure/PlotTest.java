package org.marrow.workbench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PlotTest {
  private static final double[] X = {0, 1, 2.5, 4};
  private static final double[] Y = {1, 0.8, 0.55, 0.4};

  static Plot everyMark() {
    double[] low = {1, 0.7, 0.45, 0.3};
    double[] high = {1, 0.9, 0.65, 0.5};
    return Plot.of(
            "every-mark",
            "Every mark & <its> key",
            "A figure of all marks.",
            Axis.linear("Time since diagnosis", "years", 0, 5),
            Axis.linear("Survival", "", 0, 1))
        .with(
            new Bars("bars", Style.of(6), new double[] {0.5, 1.5}, new double[] {0.2, 0.1}, 0, 0.4),
            new Band("1970s", Style.of(0), X, low, high, true),
            new Steps("1970s", Style.of(0), X, Y),
            new Points("", Style.of(0).with(Shape.TICK), new double[] {1.5}, new double[] {0.8}),
            new Line("model", Style.of(1), X, new double[] {0.9, 0.7, Double.NaN, 0.2}),
            new Points("observed", Style.of(2), X, low),
            new Points("crosses", Style.of(4), X, high),
            new Intervals(
                "interval",
                Style.of(3),
                new double[] {3},
                new double[] {0.2},
                new double[] {0.6},
                false),
            new Reference("half", 0.5, false),
            new Label(3.2, 0.9, "a label"))
        .withUnder(
            new AlignedTable(
                "Number of patients",
                List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0),
                List.of(
                    AlignedTable.Row.heading("1970s", 0),
                    new AlignedTable.Row(
                        "At risk", -1, List.of("120", "96", "61", "44", "20", "3")),
                    new AlignedTable.Row("Censored", -1, List.of("0", "2", "8", "10", "22", "31")),
                    new AlignedTable.Row(
                        "Events", -1, List.of("0", "22", "51", "66", "78", "86")))));
  }

  static Plot field() {
    double[] edges = {0, 1, 2, 3};
    double[][] values = {{0, 1, 2}, {3, 4, 5}, {6, 7, Double.NaN}};
    return Plot.of(
            "field",
            "A field",
            "A field on a grid.",
            Axis.linear("x", "mm", 0, 3),
            Axis.log("Dose", "nM", 0.1, 1000))
        .with(
            new HeatMap(
                "IL-1\u03b2", "ng/mL", edges, new double[] {0.1, 1, 10, 1000}, values, 0, 8));
  }

  @Test
  void thePictureIsWellFormedAndHasATitleAndADescription() throws Exception {
    for (Plot plot : List.of(everyMark(), field())) {
      Document document = parse(plot.svg());
      assertThat(document.getDocumentElement().getAttribute("role")).isEqualTo("img");
      assertThat(document.getElementsByTagName("title").item(0).getTextContent())
          .isEqualTo(plot.title());
      assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
          .contains(plot.says(), plot.x().title(), plot.y().title());
    }
  }

  @Test
  void wideOrNarrowNoWordLeavesThePicture() throws Exception {
    Plot wordy =
        Plot.of(
                "long",
                "A title that is far too long for one line of a narrow picture",
                "Long words.",
                Axis.linear("A rather long name of a horizontal axis with its", "unit", 0, 12345),
                Axis.categories(
                    "Who", List.of("a name of many words that asks for lines", "another")))
            .with(
                new Points(
                    "a legend of more words than fit beside the key of a narrow picture",
                    Style.of(0),
                    new double[] {1, 2},
                    new double[] {0, 1}))
            .withNotes(List.of("A note below the picture that is longer than a narrow one is."));
    for (Plot plot : List.of(everyMark(), field(), wordy)) {
      for (double wanted : new double[] {Picture.WIDE, Picture.NARROW}) {
        Document document = parse(plot.svg(wanted));
        double width = Double.parseDouble(document.getDocumentElement().getAttribute("width"));
        NodeList words = document.getElementsByTagName("text");
        for (int i = 0; i < words.getLength(); i++) {
          Element text = (Element) words.item(i);
          if (text.hasAttribute("transform")) {
            continue;
          }
          double size = Double.parseDouble(text.getAttribute("font-size"));
          double length = Svg.width(text.getTextContent(), size);
          double x = Double.parseDouble(text.getAttribute("x"));
          double from =
              switch (text.getAttribute("text-anchor")) {
                case "middle" -> x - length / 2;
                case "end" -> x - length;
                default -> x;
              };
          assertThat(from).as(text.getTextContent()).isGreaterThan(-1);
          assertThat(from + length).as(text.getTextContent()).isLessThan(width + 1);
        }
      }
    }
  }

  @Test
  void theSamePlotGivesTheSameBytesInEveryLocale() {
    Locale before = Locale.getDefault();
    String expected = everyMark().svg() + field().svg();
    try {
      for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "de-DE", "hi-IN-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(everyMark().svg() + field().svg()).as(tag).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aStepCurveGoesRightBeforeItGoesDown() {
    Plot plot =
        Plot.of("s", "t", "d", Axis.linear("x", "", 0, 2), Axis.linear("y", "", 0, 1))
            .with(new Steps("", Style.of(0), new double[] {0, 1}, new double[] {1, 0}));
    assertThat(plot.svg()).containsPattern("d=\"M[0-9.]+ 40H[0-9.]+V340\"");
  }

  @Test
  void aValueThatIsNotANumberBreaksTheLineAndIsNotDrawn() {
    Plot plot =
        Plot.of("s", "t", "d", Axis.linear("x", "", 0, 3), Axis.linear("y", "", 0, 1))
            .with(
                new Line(
                    "",
                    Style.of(0),
                    new double[] {0, 1, 2, 3},
                    new double[] {0, 1, Double.NaN, 1}));
    assertThat(plot.svg()).doesNotContain("NaN").containsPattern("d=\"M[^M\"]+M[^M\"]+\"");
  }

  @Test
  void aMarkWhoseColumnsDifferInLengthIsRefusedWithBothLengths() {
    assertThatThrownBy(() -> new Line("survival", Style.of(0), X, new double[] {1}))
        .hasMessageContainingAll("survival", "4", "1");
  }

  @Test
  void anAxisWithoutARangeIsRefused() {
    assertThatThrownBy(() -> Axis.linear("dose", "nM", 1, 1)).hasMessageContaining("dose");
    assertThatThrownBy(() -> Axis.log("dose", "nM", 0, 1)).hasMessageContaining("above 0");
  }

  /** Written for eyes: open the files of target/figures in a browser. */
  @Test
  void writesFiguresToLookAt() throws IOException {
    Path folder = Files.createDirectories(Path.of("target/figures"));
    for (Plot plot : List.of(everyMark(), field())) {
      Path file = folder.resolve(plot.id() + ".svg");
      Files.writeString(file, plot.svg(), StandardCharsets.UTF_8);
      assertThat(file).isNotEmptyFile();
    }
  }

  static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
