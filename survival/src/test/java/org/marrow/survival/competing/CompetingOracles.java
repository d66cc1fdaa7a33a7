package org.marrow.survival.competing;

import java.util.ArrayList;
import java.util.List;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.oracle.Oracle;
import org.marrow.survival.oracle.OracleCheck;
import org.marrow.survival.oracle.Outcomes;

/** Cumulative incidences and Gray's tests of the shared oracle files beside ours. */
public final class CompetingOracles {
  private CompetingOracles() {}

  /** All comparisons. */
  public static List<OracleCheck> all() {
    List<OracleCheck> checks = new ArrayList<>();
    Outcomes mgus = mgusWithSpike();
    SurvivalData data = mgus(mgus);
    Factor male = Factor.ofNumbers(mgus.is("sex", "M"));
    Oracle oracle = Oracle.open("mayo_mgus2.json");
    incidence(oracle.at("cmprsk"), data, male, checks);
    aalenJohansen(oracle.at("aalen_johansen"), data, male, checks);
    AalenJohansen all = AalenJohansen.fit(data);
    checks.add(oracle.at("aj_pcm_120").core(all.at(120, 1)));
    checks.add(oracle.at("naive_1_minus_km_120").core(AalenJohansen.naiveAt(data, 120, 1)));
    Outcomes compass = Outcomes.open("commpass_gdc_open_2019.csv");
    double[] days = compass.numbers("ttnt_days");
    double[] os = compass.numbers("os_days");
    double[] age = compass.numbers("age_years");
    List<String> iss = compass.texts("iss");
    Outcomes used =
        compass.where(i ->
            os[i] > 0 && !Double.isNaN(age[i]) && days[i] > 0 && !iss.get(i).equals("Unknown"));
    incidence(
        Oracle.open("commpass.json").at("ttnt_cmprsk"),
        used.survival("ttnt_days", "ttnt_event"),
        Factor.ofNumbers(used.numbers("l1_bortezomib")),
        checks);
    return checks;
  }

  /** mgus2 rows with a known spike, as the oracle script keeps them. */
  static Outcomes mgusWithSpike() {
    Outcomes mgus = Outcomes.open("mayo_mgus2.csv");
    double[] spike = mgus.numbers("mspike");
    double[] age = mgus.numbers("age");
    return mgus.where(i -> !Double.isNaN(spike[i]) && !Double.isNaN(age[i]));
  }

  /** Progression (1) and death without it (2). */
  static SurvivalData mgus(Outcomes table) {
    double[] progressed = table.numbers("pstat");
    double[] death = table.numbers("death");
    double[] until = table.numbers("futime");
    double[] ptime = table.numbers("ptime");
    int[] event = new int[progressed.length];
    for (int i = 0; i < event.length; i++) {
      event[i] = progressed[i] == 1 ? 1 : 2 * (int) death[i];
      until[i] = progressed[i] == 1 ? ptime[i] : until[i];
    }
    return SurvivalData.of(until, event).source("mayo_mgus2.csv").timeUnit("months").build();
  }

  private static void incidence(
      Oracle oracle, SurvivalData data, Factor groups, List<OracleCheck> checks) {
    double[] stat = new double[2];
    double[] p = new double[2];
    double[] df = new double[2];
    for (int cause = 1; cause <= 2; cause++) {
      GrayTest test = GrayTest.fit(data, groups, cause);
      stat[cause - 1] = test.chiSquared();
      p[cause - 1] = test.p();
      df[cause - 1] = test.df();
    }
    checks.add(oracle.at("gray").at("stat").check(1e-6, stat));
    checks.add(oracle.at("gray").at("p").check(1e-4, p));
    checks.add(oracle.at("gray").at("df").core(df));
    double[] times = quantiles(data.exits());
    List<AalenJohansen> curves = AalenJohansen.fit(data, groups);
    List<Double> est = new ArrayList<>();
    List<Double> var = new ArrayList<>();
    for (int cause = 1; cause <= 2; cause++) {
      for (AalenJohansen curve : curves) {
        for (double t : times) {
          // cmprsk gives no value beyond a curve's last time.
          est.add(curve.at(t, cause));
          var.add(curve.martingaleVarianceAt(t, cause));
        }
      }
    }
    checks.add(oracle.at("est").core(est.stream().mapToDouble(v -> v).toArray()));
    checks.add(oracle.at("var").core(var.stream().mapToDouble(v -> v).toArray()));
  }

  /** R's default quantiles at 10, 25, 50, 75 and 90 percent. */
  private static double[] quantiles(double[] values) {
    double[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    double[] at = {0.1, 0.25, 0.5, 0.75, 0.9};
    double[] result = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double h = at[i] * (sorted.length - 1);
      int low = (int) Math.floor(h);
      result[i] =
          sorted[low] + (h - low) * (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]);
    }
    return result;
  }

  private static void aalenJohansen(
      Oracle oracle, SurvivalData data, Factor groups, List<OracleCheck> checks) {
    double[] times = {60, 120, 240};
    List<Double> p = new ArrayList<>();
    List<Double> se = new ArrayList<>();
    for (AalenJohansen curve : AalenJohansen.fit(data, groups)) {
      for (double t : times) {
        for (int state = 0; state <= 2; state++) {
          p.add(curve.at(t, state));
          se.add(curve.standardErrorAt(t, state));
        }
      }
    }
    checks.add(oracle.at("pstate").core(p.stream().mapToDouble(v -> v).toArray()));
    checks.add(oracle.at("se").core(se.stream().mapToDouble(v -> v).toArray()));
  }
}
