package org.marrow.cytometry.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.fcs.EventColumn;
import org.marrow.cytometry.fcs.FcsFile;
import org.marrow.cytometry.fcs.FcsReader;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.fcs.SharedData;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

/** Block by block gives what sorting the whole sample gives, to the last bit. */
class StreamingQualityTest {
  private static final QualitySettings STANDARD = QualitySettings.standard();
  private static final QualitySettings STRICT = new QualitySettings(1.5, 0.01, 20, 0.99, 0.01);

  @Test
  void theSharedRunIsJudgedAsBySorting() {
    same(FcsReader.read(SharedData.data("qc_peacoqc/111.fcs")));
  }

  @Test
  void aFileIsJudgedAsItsSampleInMemory() {
    try (FcsFile file = FcsReader.open(SharedData.data("qc_peacoqc/111.fcs"))) {
      assertThat(QualityControl.run(file.chosen(), STRICT))
          .isEqualTo(SortingQuality.run(file.chosen().read(), STRICT));
    }
  }

  @Test
  void randomRunsOfManyKindsAreJudgedAsBySorting() {
    Stream stream = new Streams(5).stream("runs", 0);
    for (int events : new int[] {1, 2, 19, 161, 3_999, 4_000, 10_007, 70_001, 150_000}) {
      for (boolean gaps : new boolean[] {false, true}) {
        same(made(stream, events, gaps));
      }
    }
  }

  @Test
  void theMiddleOfAnyValuesIsThatOfTheSortedOnes() {
    Stream stream = new Streams(6).stream("middles", 0);
    Selector selector = new Selector();
    for (int round = 0; round < 300; round++) {
      int n = 1 + (int) (stream.uniform() * (round % 3 == 0 ? 40_000 : 1_500));
      double[] values = new double[n];
      int kind = round % 6;
      for (int i = 0; i < n; i++) {
        double u = stream.uniform();
        values[i] =
            switch (kind) {
              case 0 -> stream.normal();
              case 1 -> Math.floor(4 * u);
              case 2 -> i;
              case 3 -> u < 0.6 ? Double.NaN : u;
              case 4 -> u < 0.4 ? -0.0 : u < 0.6 ? 0.0 : Double.NEGATIVE_INFINITY;
              // Misleads a sample at regular steps.
              default -> i % (n / 256 + 1) == 0 ? 1e9 : u;
            };
      }
      double[] before = values.clone();
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      assertThat(selector.middle(values, n))
          .isEqualTo(new Selector.Middle(sorted[(n - 1) / 2], sorted[n / 2]));
      assertThat(values).containsExactly(before);
    }
  }

  @Test
  void aBracketFindsItsStatisticEvenWhenTheSampleMisled() {
    Stream stream = new Streams(7).stream("brackets", 0);
    for (int round = 0; round < 200; round++) {
      int n = 1 + (int) (stream.uniform() * 5_000);
      int kind = round % 4;
      double[] values =
          IntStream.range(0, n)
              .mapToDouble(i -> kind == 1 ? Math.floor(3 * stream.uniform()) : stream.normal())
              .map(v -> kind == 2 && v > 0 ? Double.NaN : v)
              .toArray();
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      double[] sample = Arrays.copyOf(sorted, 1 + n / 3);
      if (kind == 3) {
        Arrays.fill(sample, stream.uniform() < 0.5 ? -100 : 100);
      }
      int rank = (int) (stream.uniform() * n);
      Bracket bracket = new Bracket(sample, rank, n);
      int passes = 0;
      do {
        bracket.add(values, n);
        passes++;
      } while (!bracket.settled());
      assertThat(bracket.value()).isEqualTo(Double.valueOf(sorted[rank]));
      assertThat(passes).isLessThanOrEqualTo(2);
    }
  }

  private static void same(Sample sample) {
    for (QualitySettings settings : List.of(STANDARD, STRICT)) {
      QualityReport old = SortingQuality.run(sample, settings);
      QualityReport now = QualityControl.run(sample, settings);
      assertThat(now.findings()).isEqualTo(old.findings());
      assertThat(now.traces()).isEqualTo(old.traces());
      assertThat(now).isEqualTo(old);
    }
  }

  /** Signals of several shapes, ties, jumps, ends of scales and, if asked, values not known. */
  private static Sample made(Stream stream, int events, boolean gaps) {
    List<String> names =
        List.of("Time", "FSC-A", "FSC-H", "SSC-A", "PE-A", "Ir191", "Zeros", "Zombie", "Width");
    List<EventColumn> columns = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      double[] values = new double[events];
      for (int e = 0; e < events; e++) {
        double jump = e > 0.6 * events && e < 0.7 * events ? 2 : 1;
        values[e] =
            switch (c) {
              case 0 -> Math.floor(e * jump / 3);
              case 1, 2 -> 60_000 + 9_000 * stream.normal() + (c == 1 && e % 30 == 0 ? 70_000 : 0);
              case 3 -> 90_000 * jump * (1 + stream.normal());
              case 4, 7 ->
                  150 * Math.sinh((stream.uniform() < 0.3 ? 6 : 1) * jump + 0.4 * stream.normal());
              case 5 -> Math.floor(300 * stream.uniform() * jump);
              case 6 -> stream.uniform() < 0.97 ? 0 : 8_000;
              default -> stream.normal();
            };
        if (gaps && c > 2 && c != 7 && stream.uniform() < 0.1 * c) {
          values[e] = Double.NaN;
        }
      }
      columns.add(EventColumn.of(values));
    }
    return Sample.of(
        "made", names.stream().map(n -> Channel.linear(n, "", 262_144)).toList(), columns);
  }
}
