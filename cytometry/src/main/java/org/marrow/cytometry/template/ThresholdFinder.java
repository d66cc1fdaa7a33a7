package org.marrow.cytometry.template;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.marrow.cytometry.definition.Anchor;

/**
 * Finds one threshold. A threshold set by hand wins, then the percentile of a control, then the
 * valley of the density in the parent or the nearest ancestor that shows one, then the crossing of
 * two fitted components, then the mirrored spread of the only population. Where the sources can
 * disagree, the threshold carries the best rival; {@link Review} tells whether it matters.
 */
final class ThresholdFinder {
  private static final int FEWEST_EVENTS = 30;
  private static final double CLEARLY_APART = 2;
  private static final double SMALLEST_COMPONENT = 0.005;
  // A positive threshold is first looked for where both sides hold this share of the parent.
  private static final double COMMON = 0.01;
  // A negative population is taken to end where a hundredth of it lies above.
  private static final double NEGATIVE_TAIL = 0.01;

  // A population that lies wholly above so many cofactors is stained: 10 ions of mass cytometry,
  // whose background is next to none; 2,000 units of fluorescence, above the dimmest hundredth of
  // what shines by itself.
  private static final double BRIGHT_IONS = 2;
  private static final double BRIGHT_LIGHT = 13;

  /** Events of one gate, the nearest first in a list of ancestors. */
  record Level(String gate, BitSet events) {
    Level {
      events = (BitSet) events.clone();
    }

    @Override
    public BitSet events() {
      return (BitSet) events.clone();
    }
  }

  private final MarkerTable table;
  private final List<Level> levels;
  private final TemplateSettings settings;

  ThresholdFinder(MarkerTable table, List<Level> levels, TemplateSettings settings) {
    this.table = table;
    this.levels = levels;
    this.settings = settings;
  }

  /**
   * The positive threshold of a marker.
   *
   * @param control pooled raw values of the control tubes; empty when there is none
   */
  Threshold positive(String marker, double[] control, Anchor anchor) {
    OptionalDouble percentile =
        control.length == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(Percentile.of(control, anchor.percentile()));
    return find(marker, false, percentile, Double.NEGATIVE_INFINITY);
  }

  /**
   * The threshold between dim and bright. A marker with three levels has it among its positive
   * events; one with two levels shares its only valley, so bright means the upper population.
   */
  Threshold high(String marker, Threshold positive, boolean threeLevels) {
    boolean anchored =
        positive.source() == ThresholdSource.CONTROL || positive.source() == ThresholdSource.MANUAL;
    double above = table.scale(marker).forward(positive.raw());
    if (!threeLevels) {
      return find(
          marker, true, OptionalDouble.empty(), anchored ? above : Double.NEGATIVE_INFINITY);
    }
    List<Level> bright = new ArrayList<>();
    double[] raw = table.raw(marker);
    for (Level level : levels) {
      BitSet events = level.events();
      for (int e = events.nextSetBit(0); e >= 0; e = events.nextSetBit(e + 1)) {
        if (raw[e] < positive.raw()) {
          events.clear(e);
        }
      }
      bright.add(new Level(level.gate(), events));
    }
    return new ThresholdFinder(table, bright, settings)
        .find(marker, true, OptionalDouble.empty(), Double.NEGATIVE_INFINITY);
  }

  private Threshold find(String marker, boolean high, OptionalDouble control, double above) {
    MarkerScale scale = table.scale(marker);
    Level parent = levels.getFirst();
    Level shown = parent;
    Density own = null;
    Density density = null;
    List<Double> valleys = List.of();
    for (Level level : levels) {
      boolean last = level == levels.getLast();
      if (level.events().cardinality() < (last ? 1 : FEWEST_EVENTS)) {
        continue;
      }
      Density candidate = Density.of(table.scaled(marker, level.events()), settings.valleys());
      List<Double> found = candidate.valleys().stream().filter(v -> v > above).toList();
      if (!high) {
        List<Double> common =
            found.stream().filter(v -> candidate.smallerSide(v) >= COMMON).toList();
        found = common.isEmpty() ? found : common;
      }
      own = own == null ? candidate : own;
      if (density == null || !found.isEmpty()) {
        density = candidate;
        shown = level;
        valleys = found;
      }
      // A control says where negative ends in this very parent; no need to look further out.
      if (!found.isEmpty() || control.isPresent()) {
        break;
      }
    }
    if (density == null || own == null) {
      return undecided(marker, high, control, parent);
    }
    OptionalDouble valley =
        density == own || control.isPresent() || high
            ? choose(valleys, high, control, scale)
            : beside(own, valleys);
    Mixture mixture =
        Mixture.fit(
            density,
            valley.isPresent() && density.smallerSide(valley.getAsDouble()) >= COMMON
                ? valley.getAsDouble()
                : middle(density));
    boolean apart =
        mixture.separation() >= CLEARLY_APART
            && mixture.weight() > SMALLEST_COMPONENT
            && mixture.weight() < 1 - SMALLEST_COMPONENT;
    OptionalDouble crossing =
        apart ? OptionalDouble.of(mixture.crossing()) : OptionalDouble.empty();

    ThresholdSource source;
    double raw;
    OptionalDouble rival = OptionalDouble.empty();
    String doubt = "";
    Double manual = settings.manual().get(marker + (high ? "hi" : ""));
    if (manual != null) {
      source = ThresholdSource.MANUAL;
      raw = manual;
    } else if (control.isPresent()) {
      source = ThresholdSource.CONTROL;
      raw = control.getAsDouble();
      // A few events at the end of the scale make a valley too; they do not contest a control.
      if (valley.isPresent() && density.smallerSide(valley.getAsDouble()) >= COMMON) {
        rival = valley;
        doubt =
            String.format(
                Locale.ROOT,
                "the control puts it at %.6g, the valley of the sample at %.6g",
                raw,
                scale.inverse(valley.getAsDouble()));
      }
    } else if (valley.isPresent()
        && (high || crossing.isEmpty() || density.smallerSide(valley.getAsDouble()) >= COMMON)) {
      source = ThresholdSource.VALLEY;
      raw = scale.inverse(valley.getAsDouble());
    } else if (!high && bright(density, scale)) {
      source = ThresholdSource.LONE_POPULATION;
      raw = scale.inverse(density.bulk()[0]);
      rival = OptionalDouble.of(density.bulk()[1]);
      doubt =
          "the sample shows one population only, bright and taken as positive, and there is no"
              + " control";
    } else if (crossing.isPresent()) {
      source = ThresholdSource.MIXTURE;
      raw = scale.inverse(crossing.getAsDouble());
      rival = OptionalDouble.of(spread(density, NEGATIVE_TAIL));
      doubt = "the sample shows no valley, only a shoulder";
    } else {
      source = ThresholdSource.NEGATIVE_SPREAD;
      raw = scale.inverse(spread(density, NEGATIVE_TAIL));
      double edge = density.bulk()[0];
      // What reaches down to no signal at all cannot be positive; how far up it reaches is a
      // choice.
      boolean background = !Double.isInfinite(scale.cofactor()) && edge <= 0;
      rival = OptionalDouble.of(background ? spread(density, NEGATIVE_TAIL / 10) : edge);
      doubt = "the sample shows one population only and there is no control";
    }
    long[] sure = sure(marker, parent.events(), mixture);
    return new Threshold(
        marker,
        high,
        raw,
        source,
        shown.gate(),
        control,
        inverse(valley, scale),
        inverse(crossing, scale),
        mixture.separation(),
        sure[0],
        sure[1],
        inverse(rival, scale),
        doubt);
  }

  /** Nobody to look at: only a control or a person can say. */
  private Threshold undecided(String marker, boolean high, OptionalDouble control, Level parent) {
    Double manual = settings.manual().get(marker + (high ? "hi" : ""));
    ThresholdSource source =
        manual != null
            ? ThresholdSource.MANUAL
            : control.isPresent() ? ThresholdSource.CONTROL : ThresholdSource.NEGATIVE_SPREAD;
    return new Threshold(
        marker,
        high,
        manual != null ? manual : control.orElse(0),
        source,
        parent.gate(),
        control,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        0,
        0,
        0,
        OptionalDouble.empty(),
        "");
  }

  /** Positive: the lowest valley, or the one nearest to the control. High: the highest valley. */
  private static OptionalDouble choose(
      List<Double> valleys, boolean high, OptionalDouble control, MarkerScale scale) {
    if (valleys.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (control.isPresent()) {
      double anchor = scale.forward(control.getAsDouble());
      double best = valleys.getFirst();
      for (double valley : valleys) {
        best = Math.abs(valley - anchor) < Math.abs(best - anchor) ? valley : best;
      }
      return OptionalDouble.of(best);
    }
    return OptionalDouble.of(high ? valleys.getLast() : valleys.getFirst());
  }

  /**
   * The valley of an ancestor that parts the parent's one population from its neighbours: the
   * highest one below it, else the lowest. An ancestor may have several, and one far away parts
   * other cells.
   */
  private static OptionalDouble beside(Density own, List<Double> valleys) {
    if (valleys.isEmpty()) {
      return OptionalDouble.empty();
    }
    double bottom = own.bulk()[0];
    double best = valleys.getFirst();
    for (double valley : valleys) {
      best = valley <= bottom ? valley : best;
    }
    return OptionalDouble.of(best);
  }

  /** Whether a lone population lies wholly where no unstained cell does. */
  private static boolean bright(Density density, MarkerScale scale) {
    return !Double.isInfinite(scale.cofactor())
        && scale.inverse(density.bulk()[0])
            >= scale.cofactor() * (scale.cofactor() < 50 ? BRIGHT_IONS : BRIGHT_LIGHT);
  }

  private long[] sure(String marker, BitSet events, Mixture mixture) {
    long certain = 0;
    long possible = 0;
    for (double value : table.scaled(marker, events)) {
      double posterior = mixture.posterior(value);
      certain += posterior > 0.9 ? 1 : 0;
      possible += posterior >= 0.1 ? 1 : 0;
    }
    return new long[] {certain, possible};
  }

  /** The upper end of a population of which only the lower half is seen, mirrored at its mode. */
  private static double spread(Density density, double tail) {
    int mode = density.mode();
    double below = 0;
    for (int i = 0; i <= mode; i++) {
      below += density.height(i);
    }
    double seen = 0;
    for (int i = 0; i <= mode; i++) {
      seen += density.height(i);
      if (seen >= 2 * tail * below) {
        return 2 * density.at(mode) - density.at(i);
      }
    }
    return density.at(mode);
  }

  private static double middle(Density density) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < density.points(); i++) {
      sum += density.height(i) * density.at(i);
      weight += density.height(i);
    }
    return sum / weight;
  }

  private static OptionalDouble inverse(OptionalDouble scaled, MarkerScale scale) {
    return scaled.isPresent()
        ? OptionalDouble.of(scale.inverse(scaled.getAsDouble()))
        : OptionalDouble.empty();
  }
}
