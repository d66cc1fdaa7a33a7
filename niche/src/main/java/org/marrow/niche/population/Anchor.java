package org.marrow.niche.population;

import java.util.List;

/**
 * A clinical result that virtual patients are matched to or tested on.
 *
 * @param trial trial and arm
 * @param regimen id of the published regimen
 * @param disease setting
 * @param medianMonths median time to progression or progression-free survival, months of {@link
 *     VisitPlan#MONTH}; infinite when it was not reached
 * @param responseRate share with at least a partial response; NaN when none could be read
 * @param use whether the population was weighted to it, a drug was fitted to it or it was held back
 * @param source citation
 */
public record Anchor(
    String trial,
    String regimen,
    Disease disease,
    double medianMonths,
    double responseRate,
    Use use,
    String source) {
  /** How the result is used. */
  public enum Use {
    /** Patients are weighted to match it. */
    CALIBRATION,
    /** Numbers of a drug in it were chosen by this result; neither weighted to nor held back. */
    FITTED,
    /** Held back; predicted without refitting. */
    VALIDATION
  }

  /** The results in use. */
  public static List<Anchor> all() {
    return List.of(
        new Anchor(
            "APEX, bortezomib",
            "apex-bortezomib",
            Disease.RELAPSED,
            6.2,
            0.38,
            Use.CALIBRATION,
            "Blood 110:3557 (READ)"),
        new Anchor(
            "APEX, dexamethasone",
            "apex-dexamethasone",
            Disease.RELAPSED,
            3.5,
            0.18,
            Use.CALIBRATION,
            "Blood 110:3557 (READ)"),
        new Anchor(
            "Second line, bortezomib and dexamethasone",
            "vd-second-line",
            Disease.RELAPSED,
            13.6,
            0.75,
            Use.VALIDATION,
            "PMC4281322 (READ)"),
        new Anchor(
            "ENDEAVOR, Vd",
            "endeavor-vd",
            Disease.RELAPSED,
            9.4,
            0.626,
            Use.VALIDATION,
            "Lancet Oncol 17:27 (READ)"),
        new Anchor(
            "ENDEAVOR, Kd",
            "endeavor-kd",
            Disease.RELAPSED,
            18.7,
            0.769,
            Use.VALIDATION,
            "Lancet Oncol 17:27 (READ)"),
        new Anchor(
            "ENDEAVOR, Vd, bortezomib before",
            "endeavor-vd",
            Disease.AFTER_BORTEZOMIB,
            8.1,
            0.603,
            Use.VALIDATION,
            "Moreau 2017, Leukemia 31:115 (READ)"),
        new Anchor(
            "ENDEAVOR, Kd, bortezomib before",
            "endeavor-kd",
            Disease.AFTER_BORTEZOMIB,
            15.6,
            0.712,
            Use.VALIDATION,
            "Moreau 2017, Leukemia 31:115 (READ)"),
        new Anchor(
            "ENDEAVOR, Vd, never bortezomib",
            "endeavor-vd",
            Disease.RELAPSED,
            11.2,
            Double.NaN,
            Use.VALIDATION,
            "report from ASH 2015 (READ-2nd); response not read"),
        new Anchor(
            "ENDEAVOR, Kd, never bortezomib",
            "endeavor-kd",
            Disease.RELAPSED,
            Double.POSITIVE_INFINITY,
            Double.NaN,
            Use.VALIDATION,
            "report from ASH 2015 (READ-2nd): median not reached; response not read"),
        new Anchor(
            "VISTA, MP",
            "vista-mp",
            Disease.NEWLY_DIAGNOSED,
            16.6,
            0.35,
            Use.VALIDATION,
            "PMID 23233713 (READ)"),
        new Anchor(
            "VISTA, VMP",
            "vista-vmp",
            Disease.NEWLY_DIAGNOSED,
            24.0,
            0.71,
            Use.VALIDATION,
            "PMID 23233713 (READ)"),
        new Anchor(
            "S0777, Rd",
            "s0777-rd",
            Disease.NEWLY_DIAGNOSED,
            29,
            0.715,
            Use.FITTED,
            "doi:10.1038/s41408-020-0311-8 (READ)"),
        new Anchor(
            "S0777, VRd",
            "s0777-vrd",
            Disease.NEWLY_DIAGNOSED,
            41,
            0.815,
            Use.VALIDATION,
            "doi:10.1038/s41408-020-0311-8 (READ)"));
  }

  /** The median in days. */
  public double medianDays() {
    return medianMonths * VisitPlan.MONTH;
  }
}
