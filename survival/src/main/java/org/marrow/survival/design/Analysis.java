package org.marrow.survival.design;

import java.util.List;
import java.util.OptionalDouble;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.tests.LogRank;
import org.marrow.survival.tests.MaxCombo;
import org.marrow.survival.tests.Weighting;

/** An analysis of two arms, as it is applied to real patients. */
public interface Analysis {

  /**
   * What an analysis says.
   *
   * @param p two-sided p value
   * @param logHazardRatio estimate, where the analysis gives one
   * @param se its standard error
   */
  record Verdict(double p, OptionalDouble logHazardRatio, OptionalDouble se) {}

  /** Name for tables. */
  String name();

  /** Analyses one data set. */
  Verdict analyse(SurvivalData data, Factor arms);

  /** A test of the log-rank family. */
  static Analysis test(Weighting weighting) {
    return of(weighting.name(), (data, arms) -> LogRank.fit(data, arms, weighting).p());
  }

  /** The max-combo test. */
  static Analysis maxCombo() {
    return of("max-combo", (data, arms) -> MaxCombo.fit(data, arms).p());
  }

  /** A Cox model of the arm. */
  static Analysis cox() {
    return new Analysis() {
      @Override
      public String name() {
        return "Cox model";
      }

      @Override
      public Verdict analyse(SurvivalData data, Factor arms) {
        double[] treated = new double[data.rows()];
        for (int i = 0; i < treated.length; i++) {
          treated[i] = arms.code(i);
        }
        CoxTerm term =
            CoxModel.fit(
                    CoxData.of(data).covariate("treated", treated).build(), CoxOptions.standard())
                .terms()
                .getFirst();
        return new Verdict(
            term.p().orElse(1), OptionalDouble.of(term.coef()), OptionalDouble.of(term.se()));
      }
    };
  }

  /** Log-rank, two late-effect tests, max-combo and Cox: what a delayed effect is planned with. */
  static List<Analysis> usual(double delay) {
    return List.of(
        test(Weighting.logRank()),
        test(Weighting.flemingHarrington(0, 0.5)),
        test(Weighting.modestlyWeighted(delay)),
        maxCombo(),
        cox());
  }

  private static Analysis of(
      String name, java.util.function.ToDoubleBiFunction<SurvivalData, Factor> p) {
    return new Analysis() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Verdict analyse(SurvivalData data, Factor arms) {
        return new Verdict(
            p.applyAsDouble(data, arms), OptionalDouble.empty(), OptionalDouble.empty());
      }
    };
  }
}
