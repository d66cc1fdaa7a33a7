package org.marrow.survival.curves;

import java.util.ArrayList;
import java.util.List;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;

/**
 * The extended risk table under a curve (KMunicate: Morris and others 2019,
 * doi:10.1136/bmjopen-2019-030215): at each time how many rows are at risk, and how many have had
 * the event, were censored, and had entered before. Always entered = at risk + events + censored.
 * Counts are subjects, not weights.
 *
 * @param rows one for each group and time, groups in order, times ascending
 */
public record RiskTable(List<Row> rows) {

  /**
   * One cell of the table.
   *
   * @param group name of the group
   * @param time the time
   * @param entered subjects that came under observation before the time (at the start: at it)
   * @param atRisk subjects under observation just before the time
   * @param events events before the time
   * @param censored subjects censored before the time
   */
  public record Row(String group, double time, int entered, int atRisk, int events, int censored) {}

  public RiskTable {
    rows = List.copyOf(rows);
  }

  /** The table of these groups at these times. */
  public static RiskTable of(SurvivalData data, Factor groups, double[] times) {
    List<Row> rows = new ArrayList<>();
    for (Group group : Group.split(data, groups)) {
      boolean[] goesOn = Continuation.of(data, group.rows());
      boolean[] goneOn = Continuation.startsAgain(data, group.rows());
      for (double time : times) {
        int entered = 0;
        int events = 0;
        int censored = 0;
        for (int i = 0; i < group.rows().length; i++) {
          int row = group.rows()[i];
          boolean in = data.entry(row) < time || (time <= 0 && data.entry(row) <= time);
          entered += in && !goneOn[i] ? 1 : 0;
          if (in && data.exit(row) < time) {
            events += data.event(row) > 0 ? 1 : 0;
            censored += data.event(row) == 0 && !goesOn[i] ? 1 : 0;
          }
        }
        rows.add(
            new Row(group.label(), time, entered, entered - events - censored, events, censored));
      }
    }
    return new RiskTable(rows);
  }
}
