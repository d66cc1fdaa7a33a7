package org.marrow.cytometry.quality;

import java.util.BitSet;
import java.util.Locale;
import java.util.OptionalInt;
import org.marrow.cytometry.QualityRules;
import org.marrow.cytometry.fcs.EventSource;

/** Cells that passed the laser together: their pulse is wide for its height. */
final class DoubletCheck implements Check {
  private final QualitySettings settings;
  private final OptionalInt area;
  private final OptionalInt height;
  private final double[] ratio;

  DoubletCheck(EventSource source, QualitySettings settings, int events) {
    this.settings = settings;
    this.area = source.find("FSC-A");
    this.height = source.find("FSC-H");
    this.ratio = new double[area.isPresent() && height.isPresent() ? events : 0];
  }

  @Override
  public void visit(int first, int count, double[][] columns) {
    if (ratio.length == 0) {
      return;
    }
    double[] a = columns[area.orElseThrow()];
    double[] h = columns[height.orElseThrow()];
    for (int i = 0; i < count; i++) {
      ratio[first + i] = h[i] > 0 ? a[i] / h[i] : 0;
    }
  }

  @Override
  public void conclude(Notes notes) {
    if (ratio.length == 0) {
      return;
    }
    double median = Robust.median(ratio);
    double limit = median + settings.deviations() * Robust.deviation(ratio, median);
    BitSet doublets = new BitSet(ratio.length);
    for (int e = 0; e < ratio.length; e++) {
      if (ratio[e] > limit) {
        doublets.set(e);
      }
    }
    notes.remove(
        QualityRules.DOUBLETS,
        doublets,
        String.format(Locale.ROOT, "FSC-A over FSC-H above %.3g (median %.3g)", limit, median));
  }
}
