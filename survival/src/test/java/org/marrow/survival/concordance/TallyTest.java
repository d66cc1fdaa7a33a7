package org.marrow.survival.concordance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class TallyTest {

  @Test
  void bothTalliesCountTheRowsOfLowerRankThatASimpleLoopCounts() {
    int ranks = 5000;
    Tally members = Tally.of(ranks, ranks, false);
    Tally weights = Tally.of(ranks, ranks, true);
    boolean[] in = new boolean[ranks];
    Stream stream = new Streams(5).stream("tally", 0);
    for (int step = 0; step < 4000; step++) {
      int rank = (int) stream.below(ranks);
      int change = in[rank] ? -1 : 1;
      in[rank] = !in[rank];
      members.add(rank, change);
      weights.add(rank, change);
      int asked = (int) stream.below(ranks);
      int below = 0;
      int total = 0;
      for (int r = 0; r < ranks; r++) {
        below += in[r] && r < asked ? 1 : 0;
        total += in[r] ? 1 : 0;
      }
      assertEquals(below, members.below(asked));
      assertEquals(below, weights.below(asked));
      assertEquals(total, members.total());
      assertEquals(total, weights.total());
    }
  }

  @Test
  void weightsOfOneGiveTheConcordanceWithoutWeightsToTheLastBit() {
    int n = 6000;
    Stream stream = new Streams(6).stream("concordance", 0);
    double[] time = new double[n];
    boolean[] event = new boolean[n];
    double[] score = new double[n];
    double[] entry = new double[n];
    double[] ones = new double[n];
    for (int i = 0; i < n; i++) {
      score[i] = stream.normal();
      time[i] = Math.ceil(50 * stream.exponential());
      entry[i] = time[i] * stream.uniform() * 0.9;
      event[i] = stream.uniform() < 0.6;
      ones[i] = 1;
    }
    assertEquals(
        Concordance.of(time, event, score).weights(ones).compute(),
        Concordance.of(time, event, score).compute());
    assertEquals(
        Concordance.of(time, event, score).entry(entry).weights(ones).compute(),
        Concordance.of(time, event, score).entry(entry).compute());
  }
}
