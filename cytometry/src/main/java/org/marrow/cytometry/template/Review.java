package org.marrow.cytometry.template;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.marrow.cytometry.CountRules;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.count.ExactInterval;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;

/**
 * Whether a person must look at a count because it hangs on a choice between thresholds. A rival
 * threshold matters when k of N with it and k of N without lie outside each other's exact interval
 * and differ by more than a given part. Each rival is tried alone, then all at once; thresholds of
 * other gates stay where they were found. A gate shared by population and denominator moves in
 * both.
 *
 * @param disputes contested thresholds of the population and of its denominator, in gate order
 * @param k events of the population with every rival in place
 * @param n events of the denominator then
 * @param needed whether some rival, or all of them together, matter
 */
public record Review(List<Dispute> disputes, long k, long n, boolean needed) {
  public Review {
    disputes = List.copyOf(disputes);
  }

  private record Contested(String gate, Threshold threshold) {}

  private record Counted(long k, long n) {
    boolean saysOtherThan(Counted other, double confidence, double movable) {
      if (n == 0 || other.n == 0) {
        return n != other.n;
      }
      return Math.abs(share() - other.share()) > movable * other.share()
          && outside(other, confidence)
          && other.outside(this, confidence);
    }

    private boolean outside(Counted other, double confidence) {
      return !ExactInterval.proportion(other.k, other.n, confidence).contains(share());
    }

    private double share() {
      return (double) k / n;
    }
  }

  /**
   * Reviews a count.
   *
   * @param population the population, gated
   * @param denominator what it is a share of; empty: every event that was gated
   * @param confidence confidence of the exact intervals
   * @param movable part of its share by which a count may move
   */
  public static Review of(
      Gated population, Optional<Gated> denominator, double confidence, double movable) {
    Set<Contested> contested = new LinkedHashSet<>(contested(population));
    Set<String> gates = new LinkedHashSet<>();
    population.steps().forEach(step -> gates.add(step.step().name()));
    denominator.ifPresent(base ->
        contested(base).stream().filter(c -> !gates.contains(c.gate())).forEach(contested::add));
    Counted found = counted(population, denominator, Set.of());
    List<Dispute> disputes = new ArrayList<>();
    boolean needed = false;
    for (Contested c : contested) {
      Counted there = counted(population, denominator, Set.of(c));
      boolean matters = there.saysOtherThan(found, confidence, movable);
      needed |= matters;
      disputes.add(new Dispute(c.gate(), c.threshold(), there.k(), there.n(), matters));
    }
    Counted all = counted(population, denominator, contested);
    needed |= all.saysOtherThan(found, confidence, movable);
    return new Review(disputes, all.k(), all.n(), needed);
  }

  /**
   * What there is to say: a warning for each rival that matters, else one note of those that move
   * the count at all.
   *
   * @param found the count with the thresholds in use
   */
  public List<Finding> findings(Count found) {
    Where where = Where.in(found.sample());
    List<Finding> warnings = new ArrayList<>();
    for (Dispute d : disputes) {
      if (d.matters()) {
        warnings.add(
            CountRules.NEEDS_REVIEW.at(
                where.column(d.threshold().key()),
                d.threshold().key()
                    + " in "
                    + d.gate()
                    + ": "
                    + d.threshold().doubt()
                    + "; "
                    + d.instead(found.definition(), found.k(), found.n())));
      }
    }
    String moving =
        disputes.stream()
            .filter(d -> d.k() != found.k() || d.n() != found.n())
            .map(d -> d.threshold().key())
            .distinct()
            .collect(Collectors.joining(", "));
    String together =
        found.definition()
            + " is "
            + found.k()
            + " of "
            + found.n()
            + ", and "
            + k
            + " of "
            + n
            + " with all of "
            + moving
            + " cut where other sources put them";
    if (needed && warnings.isEmpty()) {
      warnings.add(CountRules.NEEDS_REVIEW.at(where, together));
    } else if (!needed && !moving.isEmpty()) {
      warnings.add(CountRules.THRESHOLD_CONTESTED.at(where, together));
    }
    return warnings;
  }

  /** The dispute about a threshold of a gate, if there is one. */
  public Optional<Dispute> dispute(String gate, Threshold threshold) {
    return disputes.stream()
        .filter(d -> d.gate().equals(gate) && d.threshold().key().equals(threshold.key()))
        .findFirst();
  }

  private static List<Contested> contested(Gated gated) {
    return gated.steps().stream()
        .flatMap(step ->
            step.thresholds().stream()
                .filter(t -> t.rival().isPresent())
                .map(t -> new Contested(step.step().name(), t)))
        .toList();
  }

  private static Counted counted(
      Gated population, Optional<Gated> denominator, Set<Contested> moved) {
    BitSet inside = regated(population, moved);
    BitSet base =
        denominator
            .map(gated -> regated(gated, moved))
            .orElseGet(() -> population.steps().getFirst().parent());
    inside.and(base);
    return new Counted(inside.cardinality(), base.cardinality());
  }

  private static BitSet regated(Gated gated, Set<Contested> moved) {
    for (int s = 0; s < gated.steps().size(); s++) {
      GatedStep step = gated.steps().get(s);
      if (!moved(step, moved).equals(step.thresholds())) {
        return gated.regated(s, later -> moved(later, moved), "");
      }
    }
    return gated.members();
  }

  private static List<Threshold> moved(GatedStep step, Set<Contested> moved) {
    return step.thresholds().stream()
        .map(t ->
            moved.stream().anyMatch(c -> sameCut(c, step, t))
                ? t.moved(t.rival().orElse(t.raw()))
                : t)
        .toList();
  }

  private static boolean sameCut(Contested c, GatedStep step, Threshold t) {
    return c.gate().equals(step.step().name()) && c.threshold().key().equals(t.key());
  }
}
