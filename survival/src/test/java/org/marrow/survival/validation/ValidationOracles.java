package org.marrow.survival.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marrow.survival.oracle.Oracle;
import org.marrow.survival.oracle.OracleCheck;

/** Every measure of prediction in the shared oracle files beside ours. */
public final class ValidationOracles {
  private ValidationOracles() {}

  /** All comparisons. */
  public static List<OracleCheck> all() {
    List<OracleCheck> checks = new ArrayList<>();
    auc(checks);
    validation(checks);
    return checks;
  }

  private static boolean[] events(double[] codes) {
    boolean[] event = new boolean[codes.length];
    for (int i = 0; i < codes.length; i++) {
      event[i] = codes[i] == 1;
    }
    return event;
  }

  private static void auc(List<OracleCheck> checks) {
    org.marrow.survival.oracle.Outcomes c =
        org.marrow.survival.oracle.Outcomes.open("gse9782_clinical.csv");
    double[] bort = c.is("arm", "bortezomib");
    org.marrow.survival.oracle.Outcomes arm = c.where(i -> bort[i] == 1);
    double[] psmd4 =
        org.marrow.survival.oracle.Outcomes.open("gse9782_expr_log2mas5.csv")
            .where(i -> bort[i] == 1)
            .numbers("200882_s_at");
    Outcomes outcomes = new Outcomes(arm.numbers("os_months"), events(arm.numbers("death")));
    areas(Oracle.open("gse9782.json").at("timeroc_psmd4"), outcomes, psmd4, checks);
  }

  private static void areas(
      Oracle o, Outcomes outcomes, double[] marker, List<OracleCheck> checks) {
    double[] times = o.at("times").numbers();
    checks.add(
        o.at("auc")
            .core(
                Arrays.stream(times)
                    .map(t -> TimeDependentAuc.at(outcomes, marker, t).auc())
                    .toArray()));
    checks.add(
        o.at("se")
            .check(
                1e-4,
                Arrays.stream(times)
                    .map(t -> TimeDependentAuc.at(outcomes, marker, t).standardError())
                    .toArray()));
  }

  private static void validation(List<OracleCheck> checks) {
    Oracle split = Oracle.open("gse24080.json").at("split_validation");
    Oracle o = Oracle.open("gse24080_validation.json");
    org.marrow.survival.oracle.Outcomes rows =
        org.marrow.survival.oracle.Outcomes.open("gse24080_clinical.csv");
    List<String> set = rows.texts("maqc_split");
    double[][] needed =
        List.of("b2m_mg_l", "ldh_u_l", "crp_mg_l", "albumin", "age_years", "cyto_abn").stream()
            .map(rows::numbers)
            .toArray(double[][]::new);
    org.marrow.survival.oracle.Outcomes test =
        rows.where(i ->
            set.get(i).equals("Validation")
                && Arrays.stream(needed).noneMatch(c -> Double.isNaN(c[i])));
    Outcomes outcomes = new Outcomes(test.numbers("os_months"), events(test.numbers("os_event")));
    double[] lp = split.at("lp_validation").numbers();
    areas(split.at("timeroc"), outcomes, lp, checks);
    double[] risk = o.at("risk24").numbers();
    double[] times = {12, 24, 36};
    BrierScore brier = BrierScore.at(outcomes, risk, 24);
    double[] theirs = o.at("brier").at("Brier").numbers();
    double[] errors = o.at("brier").at("se").numbers();
    checks.add(
        new OracleCheck(
            o.name() + ".brier.Brier (24 months, null and model)",
            new double[] {theirs[1], theirs[4]},
            new double[] {brier.reference(), brier.score()},
            1e-9));
    checks.add(
        new OracleCheck(
            o.name() + ".brier.se (24 months)",
            new double[] {errors[4]},
            new double[] {brier.standardError()},
            1e-4));
    double[] reference =
        Arrays.stream(times).map(t -> BrierScore.at(outcomes, risk, t).reference()).toArray();
    checks.add(
        new OracleCheck(
            o.name() + ".brier.Brier (null model)", Arrays.copyOf(theirs, 3), reference, 1e-9));
    double[] integrated = o.at("ibs").at("IBS").numbers();
    checks.add(
        new OracleCheck(
            o.name() + ".ibs.IBS",
            new double[] {integrated[1], integrated[2], integrated[4], integrated[5]},
            new double[] {
              BrierScore.integrated(Arrays.copyOf(times, 2), reference),
              BrierScore.integrated(times, reference),
              BrierScore.integrated(Arrays.copyOf(times, 2), Arrays.copyOfRange(theirs, 3, 5)),
              BrierScore.integrated(times, Arrays.copyOfRange(theirs, 3, 6))
            },
            1e-9));
    areas2(o, outcomes, lp, checks);
    benefit(o, outcomes, risk, checks);
    Calibration calibration = Calibration.at(outcomes, lp, risk, 24);
    checks.add(split.at("calibration_slope").core(calibration.slope()));
    checks.add(o.at("observed_expected_24").core(calibration.ratio()));
    calibration(o.node().get("calibration_quintiles_24"), o.name(), calibration, checks);
  }

  private static void areas2(Oracle o, Outcomes outcomes, double[] lp, List<OracleCheck> checks) {
    double[] times = o.at("auc").at("times").numbers();
    checks.add(
        o.at("auc")
            .at("AUC")
            .core(
                Arrays.stream(times)
                    .map(t -> TimeDependentAuc.at(outcomes, lp, t).auc())
                    .toArray()));
    checks.add(
        o.at("auc")
            .at("se")
            .check(
                1e-4,
                Arrays.stream(times)
                    .map(t -> TimeDependentAuc.at(outcomes, lp, t).standardError())
                    .toArray()));
  }

  private static void benefit(
      Oracle o, Outcomes outcomes, double[] risk, List<OracleCheck> checks) {
    Oracle table = o.at("net_benefit_24");
    List<NetBenefit> ours =
        Arrays.stream(table.at("threshold").numbers())
            .mapToObj(p -> NetBenefit.at(outcomes, risk, 24, p))
            .toList();
    checks.add(table.at("n_high").check(0, ours.stream().mapToDouble(NetBenefit::above).toArray()));
    checks.add(table.at("nb_model").core(ours.stream().mapToDouble(NetBenefit::model).toArray()));
    checks.add(table.at("nb_all").core(ours.stream().mapToDouble(NetBenefit::all).toArray()));
  }

  private static void calibration(
      tools.jackson.databind.JsonNode node,
      String name,
      Calibration calibration,
      List<OracleCheck> checks) {
    Oracle table = new Oracle(name + ".calibration_quintiles_24", node);
    List<CalibrationGroup> groups = calibration.groups();
    checks.add(table.at("n").check(0, groups.stream().mapToDouble(CalibrationGroup::n).toArray()));
    checks.add(
        table
            .at("mean_pred")
            .core(groups.stream().mapToDouble(CalibrationGroup::predicted).toArray()));
    if (table.node().has("km_obs")) {
      checks.add(
          table
              .at("km_obs")
              .core(groups.stream().mapToDouble(CalibrationGroup::observed).toArray()));
    }
    checks.add(
        table
            .at("se")
            .core(groups.stream().mapToDouble(CalibrationGroup::standardError).toArray()));
  }
}
