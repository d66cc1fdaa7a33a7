package org.marrow.survival.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.Table;
import org.marrow.survival.concordance.Concordance;
import org.marrow.survival.cox.ChiSquaredTest;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.cox.PredictedSurvival;
import org.marrow.survival.cox.ProportionalHazards;
import org.marrow.survival.cox.Ties;
import org.marrow.survival.cox.TimeTransform;
import org.marrow.survival.formula.AgainstR.Job;

/** Made-up cohorts with everything that can go wrong, fitted here and by coxph. */
class CoxAgainstRTest {
  private static final List<String> FORMULAS =
      List.of(
          "Surv(time, event) ~ age + sex + crp",
          "Surv(time, event) ~ age * sex + log2(crp) + factor(stage)",
          "Surv(time, event) ~ age + factor(stage) + strata(centre)",
          "Surv(entry, time, event) ~ age + sex + I(crp^2)",
          "Surv(entry, time, event) ~ sex:factor(stage) + age + strata(centre)",
          "Surv(time, event) ~ rcs(age, 4) + sex + cluster(centre)",
          "Surv(time, event) ~ age + sex + offset(known)",
          "Surv(entry, time, event) ~ age + sex + cluster(id)",
          "Surv(time, event) ~ age + twin + sex + flag",
          "Surv(time, event) ~ (age + sex + flag)^2 + crp",
          "Surv(near, event) ~ age + sex",
          "Surv(time, event == 1) ~ huge + tiny + centre",
          "Surv(time=time, event=event) ~ ns(age, df=3) + bs(crp, 4) + poly(known, 2)",
          "survival::Surv(time, event) ~ age*strata(sex) + relevel(factor(stage), ref='2')",
          "Surv(time, event) ~ cut(crp, c(-Inf, 2.5, 10, Inf)) + ifelse(age > 60, 1, 0)",
          "Surv(time, event) ~ sex/crp + factor(stage, levels=c(3,1,2), labels=c('c','a','b'))",
          "Surv(time, event) ~ age:strata(sex) + I(centre %in% c('lyon','Oslo')) + crp%/%5");

  @Test
  void coefficientsErrorsTestsResidualsAndCurvesAreThoseOfR(@TempDir Path folder) throws Exception {
    List<Job> jobs = new ArrayList<>();
    int[] sizes = {60, 250, 900};
    String[] ties = {"efron", "breslow", "exact"};
    String[] transforms = {"km", "identity", "log", "rank"};
    for (int k = 0; k < 68; k++) {
      String file = "d" + k + ".csv";
      int formula = k % FORMULAS.size();
      String kind = ties[k % 12 < 10 && k / 12 % 3 != 2 ? k % 2 : k / 12 % 2];
      boolean weighted = k % 5 == 1;
      if (!weighted && formula < 3 && k / 12 == 2) {
        kind = "exact";
      }
      Files.write(folder.resolve(file), cohort(k, sizes[k / 12 % 3], k % 3 == 0));
      String weights = weighted ? k % 2 == 0 ? "w" : "half" : "";
      jobs.add(
          new Job("j" + k, file, FORMULAS.get(formula), kind, weights, transforms[k / 12 % 4]));
    }
    Map<String, Map<String, double[]>> expected = AgainstR.run(folder, jobs);
    List<String> off = new ArrayList<>();
    for (Job job : jobs) {
      compare(folder, job, java.util.Objects.requireNonNull(expected.get(job.id())), off);
    }
    assertThat(off).isEmpty();
  }

  private static void compare(Path folder, Job job, Map<String, double[]> r, List<String> off) {
    Table table = Table.read(folder.resolve(job.file()), CsvFormat.detect(), new Findings());
    ModelFrame frame = ModelFrame.of(Formula.parse(job.formula()), table, job.weights());
    CoxModel model =
        CoxModel.fit(
            frame.data(),
            CoxOptions.standard()
                .withTies(Ties.valueOf(job.ties().toUpperCase(Locale.ROOT)))
                .withRobust(frame.data().hasFractionalWeights()));
    check(job, r, "n", off, 0, model.n());
    check(job, r, "iter", off, 0, model.iterations());
    check(job, r, "coef", off, 1e-9, model.coefficients());
    check(job, r, "se", off, 1e-9, model.terms().stream().mapToDouble(CoxTerm::se).toArray());
    check(job, r, "loglik", off, 1e-9, model.nullLogLikelihood(), model.logLikelihood());
    check(job, r, "wald", off, 1e-8, model.tests().get(1).statistic());
    check(job, r, "score", off, 1e-8, model.tests().get(2).statistic());
    if (r.containsKey("martingale")) {
      check(job, r, "martingale", off, 1e-8, model.residuals().martingale());
      check(
          job,
          r,
          "scoreResiduals",
          off,
          1e-7,
          Arrays.stream(model.residuals().score()).flatMapToDouble(Arrays::stream).toArray());
    }
    if (r.containsKey("zph")) {
      ProportionalHazards test =
          model.proportionalHazards(
              TimeTransform.valueOf(job.transform().toUpperCase(Locale.ROOT)));
      // R was asked for a test of each column; ours are by term.
      if (test.terms().size() + 1 == r.getOrDefault("zph", new double[0]).length) {
        List<ChiSquaredTest> all = new ArrayList<>(test.terms());
        all.add(test.global());
        check(
            job,
            r,
            "zph",
            off,
            1e-6,
            all.stream().mapToDouble(ChiSquaredTest::statistic).toArray());
      }
    }
    if (r.containsKey("concordance")) {
      Concordance c = model.concordance().orElseThrow();
      check(job, r, "concordance", off, 1e-9, c.value());
      check(job, r, "concordanceSe", off, 1e-8, c.standardError());
    }
    if (r.containsKey("survival")) {
      double[] x = new double[frame.data().covariates()];
      double[][] columns = frame.design().matrix(table);
      for (int j = 0; j < x.length; j++) {
        x[j] = columns[j][0];
      }
      if (x.length == model.terms().size() && Arrays.stream(x).noneMatch(Double::isNaN)) {
        PredictedSurvival curve = model.baseline().predict(x, "");
        check(job, r, "survival", off, 1e-8, curve.survival());
        check(job, r, "lower", off, 1e-7, curve.lower());
        check(job, r, "upper", off, 1e-7, curve.upper());
      }
    }
  }

  private static void check(
      Job job,
      Map<String, double[]> r,
      String key,
      List<String> off,
      double tolerance,
      double... ours) {
    double[] theirs = r.getOrDefault(key, new double[0]);
    if (theirs.length != ours.length) {
      off.add(job + " " + key + ": " + theirs.length + " numbers there, " + ours.length + " here");
      return;
    }
    double scale = Arrays.stream(theirs).map(Math::abs).filter(Double::isFinite).max().orElse(0);
    for (int i = 0; i < ours.length; i++) {
      boolean each = key.equals("coef") || key.equals("se") || key.equals("loglik");
      double size = each ? Math.abs(theirs[i]) : scale;
      if (Double.isNaN(theirs[i]) != Double.isNaN(ours[i])
          || Math.abs(ours[i] - theirs[i]) > tolerance * size + 1e-300) {
        off.add(job + " " + key + "[" + i + "]: R " + theirs[i] + ", ours " + ours[i]);
        return;
      }
    }
  }

  /** A cohort with tied times, missing cells, a repeated column and times that nearly tie. */
  private static List<String> cohort(int k, int n, boolean heavyTies) {
    Stream s = new Streams(20261123).stream("cohort", k);
    List<String> lines = new ArrayList<>();
    lines.add("id,entry,time,near,event,age,sex,crp,stage,centre,known,twin,flag,w,half,huge,tiny");
    String[] centres = {"Haifa", "Tel Aviv", "lyon", "Oslo"};
    for (int i = 0; i < n; i++) {
      double age = 40 + 40 * s.uniform();
      boolean male = s.uniform() < 0.5;
      double crp = s.exponential() * 8 + 0.1;
      long stage = 1 + s.below(3);
      double hazard =
          StrictMath.exp(0.03 * (age - 60) + (male ? 0.4 : 0) + 0.3 * stage + 0.01 * crp) / 20;
      double t = s.exponential() / hazard;
      double censored = 2 + 30 * s.uniform();
      boolean event = t <= censored;
      double time = Math.min(t, censored);
      time = heavyTies ? Math.ceil(time) : Math.ceil(time * 50) / 50;
      double entry = heavyTies ? Math.floor(time * s.uniform()) : time * s.uniform() * 0.8;
      double near = Math.ceil(time) / 10 + (s.uniform() < 0.5 ? 0 : 1e-13);
      String ageText = s.uniform() < 0.03 ? "NA" : Double.toString(age);
      lines.add(
          String.join(
              ",",
              "p" + i / 2,
              Double.toString(entry),
              Double.toString(time),
              Double.toString(near),
              event ? "1" : "0",
              ageText,
              s.uniform() < 0.02 ? "NA" : male ? "male" : "female",
              Double.toString(crp),
              Long.toString(stage),
              centres[(int) s.below(4)],
              Double.toString(s.normal() / 3),
              ageText.equals("NA") ? "NA" : Double.toString(2 * age + 1),
              s.uniform() < 0.5 ? "TRUE" : "FALSE",
              Long.toString(1 + s.below(3)),
              Double.toString(0.5 + s.below(4)),
              Double.toString(1e9 + 1e3 * s.normal()),
              Double.toString(1e-7 * s.normal())));
    }
    return lines;
  }
}
