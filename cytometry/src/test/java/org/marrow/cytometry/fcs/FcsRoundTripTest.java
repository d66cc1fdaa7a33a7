package org.marrow.cytometry.fcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read back equal, bit for bit, without a repair. */
class FcsRoundTripTest {
  private static final Channel CD14 = Channel.linear("FITC-A", "CD14", 262144);

  @Test
  void everySharedFileSurvivesWritingAndReading() throws IOException {
    for (Path path : SharedData.eventFiles()) {
      try (FcsFile file = FcsReader.open(path)) {
        for (FcsDataSet set : file.dataSets()) {
          same(set.read(), path.toString());
        }
      }
    }
  }

  @Test
  void valuesThatNeedDoublePrecisionKeepIt() throws IOException {
    double[] values = {0, -0.0, 1.0 / 3, -1e300, Double.NaN, Double.POSITIVE_INFINITY, 0x1p60};
    same(sample(EventColumn.of(values)), "doubles");
  }

  @Test
  void logarithmicIntegersBesideFractionsAreWrittenAsFcsThreeTwo() throws IOException {
    Channel log = new Channel("FL1", "", Channel.Type.INTEGER, 16, 1024, 4, 1, 1);
    Sample sample =
        Sample.of(
            "mixed",
            List.of(log, CD14),
            List.of(
                EventColumn.of(new float[] {0, 5, 1023}),
                EventColumn.of(new double[] {.1, .2, .3})));
    Sample back = same(sample, "mixed");
    assertThat(back.channels().getFirst().decades()).isEqualTo(4);
    assertThat(back.keywords().text("$P1DATATYPE")).contains("I");
  }

  @Test
  void keywordsKeepBlanksDelimitersAndForeignLetters() throws IOException {
    Keywords keywords =
        Keywords.of(
            Map.of(
                "NOTE", "a|b\\c/d!e",
                "$SRC", "Kößler 漢字 α",
                "SPACED", "  two  "));
    Sample back = same(sample(EventColumn.of(new float[] {1})).with(keywords), "keywords");
    assertThat(back.keywords().get("NOTE")).contains("a|b\\c/d!e");
    assertThat(back.keywords().get("$SRC")).contains("Kößler 漢字 α");
    assertThat(back.keywords().get("SPACED")).contains("  two  ");
  }

  @Test
  void anAnnotationBecomesOneMoreChannel() throws IOException {
    Sample sample =
        sample(EventColumn.of(new float[] {1.5f, -2}))
            .with(Channel.linear("Gate", "M1", 2), EventColumn.of(new float[] {0, 1}));
    assertThat(same(sample, "annotated").doubles(1)).containsExactly(0, 1);
  }

  @Test
  void aFileWithoutEventsStaysOne() throws IOException {
    Sample back = same(sample(EventColumn.of(new float[0])), "empty");
    assertThat(back.events()).isZero();
  }

  @Test
  void theMatrixComesBackWithItsChannels() throws IOException {
    Spillover matrix =
        new Spillover(
            List.of(1, 0),
            List.of("PE-A", "FITC-A"),
            List.of(new double[] {1, .1}, new double[] {.25, 1}),
            "$SPILLOVER");
    Sample sample =
        Sample.of(
            "spill",
            List.of(CD14, Channel.linear("PE-A", "CD33", 262144)),
            List.of(EventColumn.of(new float[] {1}), EventColumn.of(new float[] {2})),
            Keywords.none(),
            Optional.of(matrix));
    assertThat(same(sample, "spill").spillover()).contains(matrix);
  }

  @Test
  void offsetsBeyondTheHeaderStandInText(@TempDir Path folder) throws IOException {
    int events = 13_000_000;
    float[] column = new float[events];
    column[events - 1] = 42;
    Path path = folder.resolve("large.fcs");
    FcsWriter.write(
        Sample.of(
            "large",
            List.of(CD14, Channel.linear("PE-A", "", 10)),
            List.of(EventColumn.of(column), EventColumn.of(column))),
        path);
    assertThat(Files.size(path)).isGreaterThan(99_999_999);
    try (FcsFile file = FcsReader.open(path)) {
      assertThat(file.report().verdict()).isEqualTo(Verdict.OK);
      Sample back = file.chosen().read();
      assertThat(back.events()).isEqualTo(events);
      assertThat(back.column(1).get(events - 1)).isEqualTo(42);
    }
  }

  private static Sample sample(EventColumn column) {
    return Sample.of("one", List.of(CD14), List.of(column));
  }

  static byte[] written(EventSource events) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FcsWriter.write(events, out);
    return out.toByteArray();
  }

  private static Sample same(Sample sample, String name) throws IOException {
    FcsFile file = FcsReader.of(name, written(sample));
    assertThat(file.report().verdict())
        .as(name + file.report().findings())
        .isIn(Verdict.OK, Verdict.REPAIRED);
    Sample back = file.chosen().read();
    assertThat(back.events()).as(name).isEqualTo(sample.events());
    for (int c = 0; c < sample.channels().size(); c++) {
      assertThat(back.column(c)).as(name + " P" + (c + 1)).isEqualTo(sample.column(c));
      Channel before = sample.channels().get(c);
      Channel after = back.channels().get(c);
      assertThat(after.name()).isEqualTo(before.name());
      assertThat(after.label()).isEqualTo(before.label());
      assertThat(after.decades()).isEqualTo(before.decades());
      assertThat(after.gain()).isEqualTo(before.gain());
    }
    assertThat(back.spillover()).as(name).isEqualTo(sample.spillover());
    return back;
  }
}
