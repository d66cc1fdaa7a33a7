package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.marrow.foundation.findings.Findings;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.cox.FineGray;
import org.marrow.survival.data.Factor;
import org.marrow.survival.formula.ModelFrame;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.study.EndPoint;
import org.marrow.workbench.study.Grouping;
import org.marrow.workbench.study.IncidencePlan;

/**
 * The two regression models of competing risks beside each other.
 *
 * @param patients patients with every value
 * @param causeSpecific hazard ratios of the event among those free of both
 * @param subdistribution hazard ratios of the probability (Fine, Gray)
 * @param competing cause-specific hazard ratios of the competing event
 * @param groups number of ratios that compare groups; they stand first
 */
record CompetingModels(
    int patients,
    List<Ratio> causeSpecific,
    List<Ratio> subdistribution,
    List<Ratio> competing,
    int groups) {

  static CompetingModels fit(
      IncidencePlan plan, Grouping grouping, Cohort whole, EndPoint endPoint, Findings findings) {
    Set<String> needed = new LinkedHashSet<>(List.of(grouping.column()));
    needed.addAll(plan.adjustFor());
    Cohort cohort = whole.complete(List.copyOf(needed));
    whole
        .leftOut(
            cohort,
            "lack a value of "
                + String.join(", ", needed)
                + " and were left out of the regression models")
        .ifPresent(findings::add);
    Factor groups = cohort.groups(grouping, findings);
    ModelTable table = new ModelTable(cohort, endPoint);
    List<String> terms = new ArrayList<>();
    for (int level = 1; level < groups.levels().size(); level++) {
      int here = level;
      terms.add(
          table.add(
              groups.levels().get(level) + " against " + groups.levels().getFirst(),
              Arrays.stream(groups.codes()).mapToDouble(code -> code == here ? 1 : 0).toArray()));
    }
    int compared = terms.size();
    plan.adjustFor().forEach(column -> terms.add(table.add(cohort, column)));
    ModelTable.Fit first = table.fit(terms, List.of(), plan.level());
    findings.addAll(first.findings());
    ModelFrame frame = first.frame();
    int[] events = table.followUp().events();
    int[] causes = Arrays.stream(frame.rows()).map(row -> events[row]).toArray();
    FineGray fineGray = FineGray.fit(frame.data(), causes, 1, plan.level());
    findings.addAll(fineGray.findings().stream().map(table::inWords).toList());
    List<Ratio> sub = new ArrayList<>();
    for (CoxTerm term : fineGray.terms()) {
      sub.add(Ratio.of(table.label(term.name()), term));
    }
    return new CompetingModels(
        cohort.patients(),
        table.ratios(first),
        sub,
        competing(plan, cohort, endPoint, groups, terms.size()),
        compared);
  }

  private static List<Ratio> competing(
      IncidencePlan plan, Cohort cohort, EndPoint endPoint, Factor groups, int size) {
    ModelTable table =
        new ModelTable(cohort.table().source(), cohort.followUp(endPoint).causeSpecific(2));
    List<String> terms = new ArrayList<>(size);
    for (int level = 1; level < groups.levels().size(); level++) {
      int here = level;
      terms.add(
          table.add(
              groups.levels().get(level) + " against " + groups.levels().getFirst(),
              Arrays.stream(groups.codes()).mapToDouble(code -> code == here ? 1 : 0).toArray()));
    }
    plan.adjustFor().forEach(column -> terms.add(table.add(cohort, column)));
    return table.ratios(table.fit(terms, List.of(), plan.level()));
  }

  ReportTable table(String id) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < causeSpecific.size(); i++) {
      rows.add(
          List.of(
              causeSpecific.get(i).what(),
              causeSpecific.get(i).words(),
              causeSpecific.get(i).pCell(),
              i < subdistribution.size() ? subdistribution.get(i).words() : "\u2013",
              i < subdistribution.size() ? subdistribution.get(i).pCell() : "\u2013",
              i < competing.size() ? competing.get(i).words() : "\u2013"));
    }
    return new ReportTable(
        id + "-models",
        "Cause-specific and Fine-Gray models",
        patients
            + " patients with every value. Cause-specific: rates among those free of both events."
            + " Fine-Gray: the probability itself, which the competing event moves too.",
        List.of("", "Cause-specific", "p", "Fine-Gray", "p", "Competing event, cause-specific"),
        rows,
        CohortSection.texts(
            id,
            List.of("of", "cause_specific", "p", "fine_gray", "fine_gray_p", "competing"),
            rows));
  }

  String headline() {
    if (groups == 0 || subdistribution.isEmpty()) {
      return "";
    }
    return Plain.capital(causeSpecific.getFirst().what())
        + ": cause-specific hazard ratio "
        + causeSpecific.getFirst().words()
        + ", Fine-Gray "
        + subdistribution.getFirst().words()
        + "; an association, not an effect of the treatment.";
  }

  String words(EndPoint endPoint) {
    return "The cause-specific ratio says how fast "
        + endPoint.name()
        + " comes among those who have had neither event; the Fine-Gray ratio says how many come to"
        + " it in the end, which also depends on how many have "
        + endPoint.competing()
        + " first. Groups that were not randomised to each other are compared here: an association,"
        + " not an effect.";
  }
}
