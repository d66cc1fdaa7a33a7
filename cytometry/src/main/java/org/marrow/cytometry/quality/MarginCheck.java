package org.marrow.cytometry.quality;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.marrow.cytometry.QualityRules;
import org.marrow.cytometry.fcs.Channel;

/** Events at the ends of a detector: those of scatter are removed, bright signals are kept. */
final class MarginCheck implements Check {
  private final List<Channel> channels;
  private final List<ChannelKind> kinds;
  private final BitSet scatter;
  private final long[] ends;

  MarginCheck(List<Channel> channels, int events) {
    this.channels = channels;
    this.kinds = channels.stream().map(ChannelKind::of).toList();
    this.scatter = new BitSet(events);
    this.ends = new long[channels.size()];
  }

  @Override
  public void visit(int first, int count, double[][] columns) {
    for (int c = 0; c < ends.length; c++) {
      Channel channel = channels.get(c);
      // Text tables have no range of their own: their largest value is not a detector's end.
      if (channel.type() == Channel.Type.TEXT || channel.range() <= 1) {
        continue;
      }
      double top = channel.range() - 1;
      switch (kinds.get(c)) {
        case TIME, HOUSEKEEPING -> {}
        case SCATTER -> ends[c] += mark(columns[c], first, count, top);
        case SIGNAL, VIABILITY -> ends[c] += atTop(columns[c], count, top);
      }
    }
  }

  private int mark(double[] values, int first, int count, double top) {
    int marked = 0;
    for (int i = 0; i < count; i++) {
      if (values[i] >= top || values[i] <= 0) {
        scatter.set(first + i);
        marked++;
      }
    }
    return marked;
  }

  private static int atTop(double[] values, int count, double top) {
    int above = 0;
    for (int i = 0; i < count; i++) {
      above += values[i] >= top ? 1 : 0;
    }
    return above;
  }

  @Override
  public void conclude(Notes notes) {
    List<String> names = new ArrayList<>();
    for (int c = 0; c < ends.length; c++) {
      Channel channel = channels.get(c);
      if (ends[c] > 0 && kinds.get(c) == ChannelKind.SCATTER) {
        names.add(channel.name() + " " + ends[c]);
      } else if (ends[c] > 0) {
        notes.find(
            QualityRules.MARGIN.at(
                notes.where().column(channel.name()),
                ends[c] + " events at the top of the scale, kept"));
      }
    }
    notes.remove(QualityRules.MARGIN, scatter, "at the ends of " + String.join(", ", names));
  }
}
