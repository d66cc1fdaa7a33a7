package org.marrow.survival.cutpoint;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.oracle.Oracle;
import org.marrow.survival.oracle.OracleCheck;
import org.marrow.survival.oracle.Outcomes;
import org.marrow.survival.tests.LogRank;

/** Every maximally selected statistic of the shared oracle files beside ours. */
public final class CutPointOracles {
  private static final CutPointSettings PLAIN =
      new CutPointSettings(0.1, 0.9, 0, 0, false, new Streams(1));

  private CutPointOracles() {}

  /** All comparisons. */
  public static List<OracleCheck> all() {
    List<OracleCheck> checks = new ArrayList<>();
    Outcomes textbook = Outcomes.open("survminer_myeloma_gse4581.csv");
    Oracle survminer = Oracle.open("survminer_myeloma.json");
    SurvivalData myeloma = textbook.survival("time", "event");
    for (String gene : List.of("DEPDC1", "WHSC1", "CRIM1")) {
      cut(
          survminer.at("maxstat_" + gene.toLowerCase(java.util.Locale.ROOT)),
          myeloma,
          textbook.numbers(gene),
          checks);
    }
    Outcomes uams = completeUams();
    Oracle gse24080 = Oracle.open("gse24080.json");
    SurvivalData os = uams.survival("os_months", "os_event");
    cut(gse24080.at("maxstat_crp"), os, uams.numbers("crp_mg_l"), checks);
    cut(gse24080.at("maxstat_b2m"), os, uams.numbers("b2m_mg_l"), checks);
    Outcomes clinical = Outcomes.open("gse9782_clinical.csv");
    Outcomes expression = Outcomes.open("gse9782_expr_log2mas5.csv");
    double[] bortezomib = clinical.is("arm", "bortezomib");
    SurvivalData arm = clinical.where(i -> bortezomib[i] == 1).survival("os_months", "death");
    Outcomes probes = expression.where(i -> bortezomib[i] == 1);
    Oracle gse9782 = Oracle.open("gse9782.json");
    cut(gse9782.at("maxstat_cd36_bort"), arm, probes.numbers("206488_s_at"), checks);
    cut(gse9782.at("maxstat_psmd4_bort"), arm, probes.numbers("200882_s_at"), checks);
    return checks;
  }

  /** GSE24080 rows with a split and every covariate of the oracle's model. */
  public static Outcomes completeUams() {
    Outcomes uams = Outcomes.open("gse24080_clinical.csv");
    List<String> split = uams.texts("maqc_split");
    List<double[]> needed =
        List.of("b2m_mg_l", "ldh_u_l", "crp_mg_l", "albumin", "age_years", "cyto_abn").stream()
            .map(uams::numbers)
            .toList();
    return uams.where(
        i -> !split.get(i).isEmpty() && needed.stream().noneMatch(c -> Double.isNaN(c[i])));
  }

  private static void cut(
      Oracle oracle, SurvivalData data, double[] marker, List<OracleCheck> checks) {
    CutPoint cut = CutPoint.fit(data, Covariate.numeric("marker", marker), PLAIN);
    checks.add(oracle.at("statistic").core(cut.statistic()));
    checks.add(oracle.at("cutpoint").check(0, cut.cut()));
    checks.add(oracle.at("cuts").check(0, cut.candidates()));
    checks.add(oracle.at("stats").core(cut.statistics()));
    // The approximations themselves, before they are cut to [0, 1].
    checks.add(oracle.at("p_lau92").core(Lausen.of1992(cut.statistic(), 0.1, 0.9)));
    int[] below = new int[cut.candidates().length];
    double[] sorted = marker.clone();
    java.util.Arrays.sort(sorted);
    int m = 0;
    for (int i = 0; i < below.length; i++) {
      while (m < sorted.length && sorted[m] <= cut.candidates()[i]) {
        m++;
      }
      below[i] = m;
    }
    checks.add(oracle.at("p_lau94").core(Lausen.of1994(cut.statistic(), marker.length, below)));
    double[] above = new double[marker.length];
    for (int i = 0; i < above.length; i++) {
      above[i] = marker[i] > cut.cut() ? 1 : 0;
    }
    checks.add(oracle.at("naive_logrank_p").core(LogRank.fit(data, Factor.ofNumbers(above)).p()));
  }
}
