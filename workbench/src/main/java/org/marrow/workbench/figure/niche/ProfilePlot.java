package org.marrow.workbench.figure.niche;

import java.util.Arrays;
import java.util.List;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.niche.fit.RivalFit;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Style;

/** The profile likelihood of one number of a rival. */
public final class ProfilePlot {
  private static final double RISE = 3.84;
  private static final double SHOWN = 12;

  private ProfilePlot() {}

  /** The picture and its table. */
  public static Figure of(RivalFit fit, RivalFit.Profile profile) {
    double[] at = profile.at();
    double[] rise =
        Arrays.stream(profile.deviances()).map(d -> Math.min(SHOWN, d - fit.deviance())).toArray();
    double[] level = new double[at.length];
    Arrays.fill(level, RISE);
    String id = "profile-" + fit.rival().id() + "-" + profile.id().replace('_', '-');
    Plot plot =
        Plot.of(
                id,
                "Profile likelihood of " + profile.id().replace('_', ' ') + ", " + fit.rival().id(),
                "Simulated, not measured. Rival "
                    + fit.rival().id()
                    + ". The experiments "
                    + (profile.isIdentifiable()
                        ? "bound it on both sides."
                        : "do not bound it " + side(profile) + "."),
                Axis.log(profile.id().replace('_', ' '), "", at[0], at[at.length - 1]),
                Axis.linear("Rise of the deviance", "", 0, SHOWN))
            .with(
                new Line("profile", Style.of(0), at, rise),
                new Line("95 % limit, 3.84", Style.of(1), at, level));
    return Figure.of(
        plot,
        "Simulated, not measured. All other numbers fitted again at every point; rises above 12 are drawn at 12.",
        Table.of(
            id,
            List.of(
                new NumberColumn(profile.id(), at),
                new NumberColumn("deviance", profile.deviances()))));
  }

  /** On which side the experiments set no bound. */
  public static String side(RivalFit.Profile profile) {
    return profile.openBelow() && profile.openAbove()
        ? "on either side"
        : profile.openBelow() ? "below" : "above";
  }
}
