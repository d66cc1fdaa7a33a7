package org.marrow.survival.tests;

import java.util.ArrayList;
import java.util.List;
import org.marrow.survival.curves.CurveOracles;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.oracle.Oracle;
import org.marrow.survival.oracle.OracleCheck;
import org.marrow.survival.oracle.Outcomes;

/** Every log-rank number of the shared oracle files beside ours. */
public final class TestOracles {
  private TestOracles() {}

  /** All comparisons. */
  public static List<OracleCheck> all() {
    List<OracleCheck> checks = new ArrayList<>();
    Outcomes mulligan = Outcomes.open("gse9782_clinical.csv");
    SurvivalData os = mulligan.survival("os_months", "death");
    Factor arm = Factor.ofNumbers(mulligan.is("arm", "bortezomib"));
    Oracle gse9782 = Oracle.open("gse9782.json");
    test(gse9782.at("logrank"), LogRank.fit(os, arm), checks);
    test(gse9782.at("peto"), LogRank.fit(os, arm, Weighting.peto()), checks);
    SurvivalData bySex =
        os.toBuilder().strata(Factor.ofNumbers(mulligan.is("sex", "male"))).build();
    LogRank stratified = LogRank.fit(bySex, arm);
    checks.add(gse9782.at("logrank_strat").at("chisq").core(stratified.chiSquared()));
    checks.add(gse9782.at("logrank_strat").at("p").core(stratified.p()));
    checks.add(gse9782.at("logrank_strat").at("obs").core(observed(stratified)));
    checks.add(gse9782.at("logrank_strat").at("exp").core(expected(stratified)));
    Outcomes uams = Outcomes.open("gse24080_clinical.csv");
    Outcomes split = uams.where(i -> !uams.texts("maqc_split").get(i).isEmpty());
    Factor tt3 = Factor.ofNumbers(split.is("protocol", "TT3"));
    Oracle gse24080 = Oracle.open("gse24080.json");
    test(
        gse24080.at("logrank_os"),
        LogRank.fit(split.survival("os_months", "os_event"), tt3),
        checks);
    test(
        gse24080.at("peto_efs"),
        LogRank.fit(split.survival("efs_months", "efs_event"), tt3, Weighting.peto()),
        checks);
    Outcomes textbook = Outcomes.open("survminer_myeloma_gse4581.csv");
    test(
        Oracle.open("survminer_myeloma.json").at("logrank"),
        LogRank.fit(
            textbook.survival("time", "event"), Factor.sorted(textbook.texts("molecular_group"))),
        checks);
    Oracle edge = Oracle.open("edge_cases.json");
    test(
        edge.at("heavy_ties").at("logrank"),
        LogRank.fit(
            CurveOracles.edge(edge.at("heavy_ties")),
            Factor.ofNumbers(edge.at("heavy_ties").at("data").at("x").numbers())),
        checks);
    delayed(edge.at("delayed_effect"), checks);
    return checks;
  }

  private static void delayed(Oracle oracle, List<OracleCheck> checks) {
    SurvivalData data = CurveOracles.edge(oracle);
    Factor arm = Factor.ofNumbers(oracle.at("data").at("a").numbers());
    test(oracle.at("logrank"), LogRank.fit(data, arm), checks);
    for (int i = 0; i < oracle.at("fh").node().size(); i++) {
      Oracle row = new Oracle(oracle.name() + ".fh[" + i + "]", oracle.at("fh").node().get(i));
      LogRank test =
          LogRank.fit(
              data,
              arm,
              Weighting.flemingHarrington(
                  row.at("rho").numbers()[0], row.at("gamma").numbers()[0]));
      checks.add(row.at("U").core(test.groups().get(1).score()));
      checks.add(row.at("V").core(test.covariance()[1][1]));
      checks.add(row.at("z").core(test.z()));
      checks.add(row.at("chisq").core(test.chiSquared()));
    }
  }

  private static void test(Oracle oracle, LogRank test, List<OracleCheck> checks) {
    checks.add(
        oracle.at("n").core(test.groups().stream().mapToDouble(LogRank.GroupCount::n).toArray()));
    checks.add(oracle.at("obs").core(observed(test)));
    checks.add(oracle.at("exp").core(expected(test)));
    checks.add(oracle.at("chisq").core(test.chiSquared()));
    checks.add(oracle.at("df").core(test.df()));
    checks.add(oracle.at("p").core(test.p()));
  }

  private static double[] observed(LogRank test) {
    return test.groups().stream().mapToDouble(LogRank.GroupCount::observed).toArray();
  }

  private static double[] expected(LogRank test) {
    return test.groups().stream().mapToDouble(LogRank.GroupCount::expected).toArray();
  }
}
