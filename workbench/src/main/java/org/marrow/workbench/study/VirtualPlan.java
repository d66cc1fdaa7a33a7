package org.marrow.workbench.study;

import java.util.List;
import java.util.OptionalInt;

/**
 * Virtual patients who take the place of real ones. Everything about them is simulated.
 *
 * @param pool virtual patients simulated; the study's patients are the first of them, the truth is
 *     that of all
 * @param number patients of the study; empty: as many as the power calculation asks for
 * @param planned what the power calculation assumes
 * @param il1FollowsM1 how a patient's untreated interleukin-1 goes with the number of M1
 *     macrophages: its power of the number over the typical one; 0 as the model ships. This is the
 *     association that is planted
 * @param arms treatments; the study's patients have the first, the second is what might be added
 * @param cycle days between visits
 * @param days days of follow-up
 * @param assayCv coefficient of variation of the M-protein assay
 * @param dropOut share of patients who leave within a year
 * @param sampleDay day of the second marrow sample; the first is before treatment
 * @param landmark day from which the second sample is related to outcome
 * @param repeated share of patients with a second aspirate at the second visit
 * @param events events of a tube
 * @param keepFiles number of patients whose sample files are kept; others are deleted once counted
 * @param trials repetitions of the virtual trial; 0 for none
 */
public record VirtualPlan(
    int pool,
    OptionalInt number,
    Planned planned,
    double il1FollowsM1,
    List<Arm> arms,
    double cycle,
    double days,
    double assayCv,
    double dropOut,
    double sampleDay,
    double landmark,
    double repeated,
    int events,
    int keepFiles,
    int trials) {
  /**
   * What the sample size is planned on.
   *
   * @param hazardRatio per standard deviation of the true marker
   * @param reliability of one count
   * @param power wanted
   * @param events share of patients whose event will be seen after the landmark
   */
  public record Planned(double hazardRatio, double reliability, double power, double events) {}

  /**
   * A treatment.
   *
   * @param name in words
   * @param regimen name of a regimen that ships, or notation
   */
  public record Arm(String name, String regimen) {}

  public VirtualPlan {
    arms = List.copyOf(arms);
  }

  /** The same with tubes of another size, no file of which is kept. */
  public VirtualPlan withTubes(int size) {
    return new VirtualPlan(
        pool,
        number,
        planned,
        il1FollowsM1,
        arms,
        cycle,
        days,
        assayCv,
        dropOut,
        sampleDay,
        landmark,
        repeated,
        size,
        0,
        trials);
  }

  /** Days of the visits, the baseline first. */
  public double[] visits() {
    double[] visits = new double[(int) Math.floor(days / cycle) + 1];
    for (int i = 0; i < visits.length; i++) {
      visits[i] = i * cycle;
    }
    return visits;
  }
}
