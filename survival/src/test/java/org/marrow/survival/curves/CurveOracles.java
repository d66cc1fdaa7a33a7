package org.marrow.survival.curves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.oracle.Oracle;
import org.marrow.survival.oracle.OracleCheck;
import org.marrow.survival.oracle.Outcomes;

/** Every Kaplan-Meier number of the shared oracle files beside ours. */
public final class CurveOracles {
  private CurveOracles() {}

  /** All comparisons. */
  public static List<OracleCheck> all() {
    List<OracleCheck> checks = new ArrayList<>();
    Outcomes mulligan = Outcomes.open("gse9782_clinical.csv");
    SurvivalData os = mulligan.survival("os_months", "death");
    Oracle gse9782 = Oracle.open("gse9782.json");
    curves(gse9782.at("km_all"), os, Factor.single(os.rows(), "all"), checks);
    curves(gse9782.at("km_arm"), os, Factor.ofNumbers(mulligan.is("arm", "bortezomib")), checks);
    Outcomes uams = Outcomes.open("gse24080_clinical.csv");
    Outcomes split = uams.where(i -> !uams.texts("maqc_split").get(i).isEmpty());
    curves(
        Oracle.open("gse24080.json").at("km_os"),
        split.survival("os_months", "os_event"),
        Factor.ofNumbers(split.is("protocol", "TT3")),
        checks);
    Outcomes textbook = Outcomes.open("survminer_myeloma_gse4581.csv");
    curves(
        Oracle.open("survminer_myeloma.json").at("km"),
        textbook.survival("time", "event"),
        Factor.sorted(textbook.texts("molecular_group")),
        checks);
    Oracle ties = Oracle.open("edge_cases.json").at("heavy_ties");
    curves(ties.at("km"), edge(ties), Factor.ofNumbers(ties.at("data").at("x").numbers()), checks);
    delayedEntry(checks);
    restrictedMeans(mulligan, split, checks);
    turnbull(mulligan, checks);
    return checks;
  }

  /** The table inside an edge case. */
  public static SurvivalData edge(Oracle part) {
    double[] status = part.at("data").at("s").numbers();
    return SurvivalData.of(
            part.at("data").at("t").numbers(),
            Arrays.stream(status).mapToInt(v -> (int) v).toArray())
        .build();
  }

  private static void restrictedMeans(Outcomes mulligan, Outcomes uams, List<OracleCheck> checks) {
    restrictedMean(
        Oracle.open("gse9782.json").at("rmst_24"),
        mulligan.survival("os_months", "death"),
        mulligan.is("arm", "bortezomib"),
        checks);
    restrictedMean(
        Oracle.open("gse24080.json").at("rmst_60"),
        uams.survival("os_months", "os_event"),
        uams.is("protocol", "TT3"),
        checks);
    Outcomes compass = Outcomes.open("commpass_gdc_open_2019.csv");
    double[] days = compass.numbers("os_days");
    double[] age = compass.numbers("age_years");
    double[] ttnt = compass.numbers("ttnt_days");
    List<String> iss = compass.texts("iss");
    Outcomes used =
        compass.where(i ->
            days[i] > 0 && !Double.isNaN(age[i]) && ttnt[i] > 0 && !iss.get(i).equals("Unknown"));
    restrictedMean(
        Oracle.open("commpass.json").at("rmst_os_1000"),
        used.survival("os_days", "death"),
        used.numbers("l1_bortezomib"),
        checks);
    Oracle delayed = Oracle.open("edge_cases.json").at("delayed_effect");
    restrictedMean(delayed.at("rmst"), edge(delayed), delayed.at("data").at("a").numbers(), checks);
  }

  private static void restrictedMean(
      Oracle oracle, SurvivalData data, double[] arm, List<OracleCheck> checks) {
    double tau = oracle.at("tau").numbers()[0];
    List<RestrictedMean> means =
        KaplanMeier.fit(data, Factor.ofNumbers(arm)).curves().stream()
            .map(c -> RestrictedMean.of(c, tau))
            .toList();
    for (int g = 0; g < 2; g++) {
      RestrictedMean m = means.get(g);
      checks.add(oracle.at("arm" + g).core(m.estimate(), m.standardError(), m.lower(), m.upper()));
    }
    checks.add(
        oracle
            .at("contrast")
            .core(
                means.get(1).against(means.get(0)).stream()
                    .flatMapToDouble(
                        c -> DoubleStream.of(c.estimate(), c.lower(), c.upper(), c.p()))
                    .toArray()));
  }

  private static void turnbull(Outcomes mulligan, List<OracleCheck> checks) {
    double[] months = mulligan.numbers("os_months");
    int[] death = mulligan.events("death");
    double[] lower = new double[months.length];
    double[] upper = new double[months.length];
    for (int i = 0; i < months.length; i++) {
      double visit = Math.floor(months[i] / 3) * 3;
      lower[i] = death[i] == 1 ? visit : months[i];
      upper[i] = death[i] == 1 ? visit + 3 : Double.POSITIVE_INFINITY;
    }
    Turnbull curve = Turnbull.fit(lower, upper);
    Oracle oracle = Oracle.open("interval_parametric.json").at("turnbull");
    double[] times = oracle.at("time").numbers();
    // The oracle's times are rounded to 12 digits; a hair to either side names the same step.
    checks.add(
        oracle
            .at("surv")
            .core(Arrays.stream(times).map(t -> curve.survivalAt(t + 1e-9)).toArray()));
    checks.add(
        oracle
            .at("n_risk")
            .core(Arrays.stream(times).map(t -> curve.atRiskAt(t - 1e-9)).toArray()));
  }

  private static void delayedEntry(List<OracleCheck> checks) {
    Outcomes mayo = Outcomes.open("mayo_myeloma.csv");
    Oracle oracle = Oracle.open("mayo_myeloma.json");
    SurvivalData late =
        mayo.survival("futime", "death").toBuilder().entry(mayo.numbers("entry")).build();
    at(oracle.at("km_left_trunc_at"), late, checks);
    at(oracle.at("km_ignoring_entry_at"), mayo.survival("futime", "death"), checks);
  }

  private static void at(Oracle oracle, SurvivalData data, List<OracleCheck> checks) {
    Curve curve = KaplanMeier.fit(data).curves().getFirst();
    double[] times = oracle.at("time").numbers();
    checks.add(
        oracle
            .at("surv")
            .core(Arrays.stream(times).map(t -> curve.survivalAt(t + 1e-9)).toArray()));
    checks.add(
        oracle
            .at("se")
            .core(Arrays.stream(times).map(t -> curve.standardError(curve.step(t))).toArray()));
    RiskTable table = RiskTable.of(data, Factor.single(data.rows(), "all"), times);
    checks.add(
        oracle
            .at("n_risk")
            .core(table.rows().stream().mapToDouble(RiskTable.Row::atRisk).toArray()));
  }

  private static void curves(
      Oracle oracle, SurvivalData data, Factor groups, List<OracleCheck> checks) {
    List<Curve> log = KaplanMeier.fit(data, groups).curves();
    List<Curve> logLog = KaplanMeier.fit(data, groups, Limits.LOG_LOG, 0.95).curves();
    checks.add(oracle.at("time").core(each(log, Curve::time)));
    checks.add(oracle.at("n_risk").core(each(log, (c, k) -> c.table().atRisk(k))));
    checks.add(oracle.at("n_event").core(each(log, (c, k) -> c.table().events(k))));
    checks.add(oracle.at("n_censor").core(each(log, (c, k) -> c.table().censored(k))));
    checks.add(oracle.at("surv").core(each(log, Curve::survival)));
    checks.add(oracle.at("std_err_surv").core(each(log, Curve::standardError)));
    checks.add(oracle.at("lower_log").core(each(log, Curve::lower)));
    checks.add(oracle.at("upper_log").core(each(log, Curve::upper)));
    checks.add(oracle.at("lower_loglog").core(each(logLog, Curve::lower)));
    checks.add(medians(oracle, log));
    checks.add(means(oracle, log));
  }

  /** R's "rmean": the area up to the last time of any group, the last value drawn on to it. */
  private static OracleCheck means(Oracle oracle, List<Curve> curves) {
    Oracle table = oracle.at("table");
    int mean = table.at("_row").texts().indexOf("rmean");
    double end = curves.stream().mapToDouble(Curve::lastTime).max().orElse(0);
    List<Double> expected = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    int group = 0;
    for (String column : table.node().propertyNames()) {
      if (!column.equals("_row")) {
        Curve curve = curves.get(group++);
        double last = curve.lastTime();
        expected.add(table.at(column).numbers()[mean]);
        ours.add(
            RestrictedMean.of(curve, last).estimate()
                + curve.survival(curve.size() - 1) * (end - last));
      }
    }
    return new OracleCheck(
        oracle.name() + ".table (rmean)",
        expected.stream().mapToDouble(v -> v).toArray(),
        ours.stream().mapToDouble(v -> v).toArray(),
        1e-9);
  }

  private static OracleCheck medians(Oracle oracle, List<Curve> curves) {
    Oracle table = oracle.at("table");
    int median = table.at("_row").texts().indexOf("median");
    List<Double> expected = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    int group = 0;
    for (String column : table.node().propertyNames()) {
      if (!column.equals("_row")) {
        double[] values = table.at(column).numbers();
        Quantile quantile = curves.get(group++).median();
        expected.addAll(List.of(values[median], values[median + 1], values[median + 2]));
        ours.add(quantile.time().orElse(Double.NaN));
        ours.add(quantile.lower().orElse(Double.NaN));
        ours.add(quantile.upper().orElse(Double.NaN));
      }
    }
    return new OracleCheck(
        oracle.name() + ".table (median, limits)",
        expected.stream().mapToDouble(v -> v).toArray(),
        ours.stream().mapToDouble(v -> v).toArray(),
        1e-9);
  }

  private static double[] each(List<Curve> curves, ToDoubleBiFunction<Curve, Integer> value) {
    List<Double> all = new ArrayList<>();
    for (Curve curve : curves) {
      for (int k = 0; k < curve.size(); k++) {
        all.add(value.applyAsDouble(curve, k));
      }
    }
    return all.stream().mapToDouble(v -> v).toArray();
  }
}
