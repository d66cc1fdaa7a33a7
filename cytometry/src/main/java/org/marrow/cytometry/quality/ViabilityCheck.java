package org.marrow.cytometry.quality;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.marrow.cytometry.QualityRules;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.template.Density;
import org.marrow.cytometry.template.MarkerScale;
import org.marrow.foundation.findings.Where;

/** Dead cells, told by the first viability stain of the run. */
final class ViabilityCheck implements Check {
  private static final double DEAD_AT_MOST = 0.9;

  private final List<Channel> channels;
  private final QualitySettings settings;
  private final int stain;
  private final double[] values;
  private final ScaleChoice choice = new ScaleChoice();

  ViabilityCheck(List<Channel> channels, QualitySettings settings, int events) {
    this.channels = channels;
    this.settings = settings;
    this.stain = channels.stream().map(ChannelKind::of).toList().indexOf(ChannelKind.VIABILITY);
    this.values = new double[stain < 0 ? 0 : events];
  }

  @Override
  public void visit(int first, int count, double[][] columns) {
    if (stain >= 0) {
      System.arraycopy(columns[stain], 0, values, first, count);
      choice.add(columns[stain], count);
    }
  }

  @Override
  public void conclude(Notes notes) {
    if (stain < 0) {
      return;
    }
    String name = channels.get(stain).title();
    Where where = notes.where().column(name);
    MarkerScale scale = choice.of(values.length);
    for (int e = 0; e < values.length; e++) {
      values[e] = scale.forward(values[e]);
    }
    List<Double> valleys = Density.of(values).valleys();
    if (valleys.isEmpty()) {
      notes.find(QualityRules.VIABILITY_UNKNOWN.at(where, "the stain shows one population only"));
      return;
    }
    BitSet dead = new BitSet(values.length);
    double threshold = valleys.getLast();
    for (int e = 0; e < values.length; e++) {
      if (values[e] >= threshold) {
        dead.set(e);
      }
    }
    double viability = 1 - (double) dead.cardinality() / values.length;
    notes.viability(viability);
    if (1 - viability > DEAD_AT_MOST) {
      notes.find(
          QualityRules.LOW_VIABILITY.at(
              where,
              "nearly every event is above the valley of the viability stain; none was removed"));
      return;
    }
    notes.remove(
        QualityRules.DEAD,
        dead,
        String.format(
            Locale.ROOT, "%s above the valley, viability %.1f %%", name, 100 * viability));
    if (viability < settings.lowViability()) {
      notes.find(
          QualityRules.LOW_VIABILITY.at(
              where,
              String.format(
                  Locale.ROOT,
                  "viability %.1f %%, below the limit of %.0f %%",
                  100 * viability,
                  100 * settings.lowViability())));
    }
  }
}
