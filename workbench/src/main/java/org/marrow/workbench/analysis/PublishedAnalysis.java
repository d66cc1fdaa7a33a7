package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.number.NumberText;
import org.marrow.survival.design.Power;
import org.marrow.survival.reporting.ReportingStandard;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.EndPoint;
import org.marrow.workbench.study.PublishedPlan;

/** A published effect as context: its caveats, and the events it would take to see it again. */
public final class PublishedAnalysis {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  /** Four digits, as the effect was published. */
  private static final NumberText FULL = new NumberText(java.util.Locale.ENGLISH, 4);

  private static final double ALPHA = 0.05;

  private PublishedAnalysis() {}

  /**
   * Events for one size of effect and one share of patients above the cut.
   *
   * @param effect which effect: as published, or a smaller one
   * @param ratio its hazard ratio
   * @param high share of patients who are high
   * @param events80 events for a power of 80 %
   * @param events90 events for a power of 90 %
   */
  record Needed(String effect, double ratio, double high, int events80, int events90) {}

  /** The context; nothing of this cohort is tested. */
  public static Outcome run(PublishedPlan plan, AnalysisContext context) {
    PublishedEffect effect = PublishedEffect.of(plan.effect());
    double smaller =
        StrictMath.exp((StrictMath.log(effect.ratio()) + StrictMath.log(effect.lower())) / 2);
    List<Needed> needed = new ArrayList<>();
    for (double high : new double[] {0.5, 0.25, 0.2}) {
      needed.add(needed("as published", effect.ratio(), high));
    }
    needed.add(needed("middle of the lower half of its interval", smaller, 0.5));
    OptionalInt events = events(plan, context);
    String published =
        Plain.capital(effect.what())
            + ": hazard ratio "
            + FULL.of(effect.ratio(), new Interval(effect.lower(), effect.upper(), 0.95))
            + " ("
            + effect.source()
            + ")";
    String size =
        "To see it again at the two-sided 5 % level takes "
            + needed.getFirst().events80()
            + " events for a power of 80 % and "
            + needed.getFirst().events90()
            + " for 90 % with half of the patients high, "
            + needed.get(1).events80()
            + " and "
            + needed.get(1).events90()
            + " with a quarter high (Schoenfeld 1981).";
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(published + ". Published, not found here."));
    effect.caveats().forEach(caveat -> blocks.add(new Block.Paragraph(caveat)));
    blocks.add(new Block.Paragraph(size + here(plan, events, effect)));
    blocks.add(new Block.Tabulated(table(context.id(), needed)));
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("name", plan.name());
    results.put("published", effect);
    results.put("needed", needed);
    if (events.isPresent()) {
      results.put("eventsHere", events.getAsInt());
      results.put("powerHere", power(effect.ratio(), events.getAsInt()));
    }
    return new Outcome(
            new Section(context.id(), plan.name(), blocks),
            "Published, not a finding of this study: " + published + ". " + size,
            results,
            List.of())
        .plainly(
            "Another study found that people with many of these cells lived less long. We show it"
                + " next to our result. It is not our result.")
        .limits("The published hazard ratio belongs to the patients in whom it was found.")
        .item(ReportingStandard.REMARK, "9", size);
  }

  private static Needed needed(String effect, double ratio, double high) {
    return new Needed(
        effect,
        ratio,
        high,
        (int) Math.ceil(Power.events(ratio, high, ALPHA, 0.8)),
        (int) Math.ceil(Power.events(ratio, high, ALPHA, 0.9)));
  }

  private static double power(double ratio, int events) {
    return Power.power(ratio, 0.5, ALPHA, events);
  }

  private static OptionalInt events(PublishedPlan plan, AnalysisContext context) {
    if (plan.endPoint().isEmpty()) {
      return OptionalInt.empty();
    }
    EndPoint endPoint = context.study().endPoint(plan.endPoint().get());
    int[] codes = context.cohort().followUp(endPoint).events();
    return OptionalInt.of((int) Arrays.stream(codes).filter(code -> code == 1).count());
  }

  private static String here(PublishedPlan plan, OptionalInt events, PublishedEffect effect) {
    if (events.isEmpty()) {
      return " This cohort has no times to an event, so it cannot be one of them.";
    }
    return " This cohort has "
        + events.getAsInt()
        + " events of "
        + plan.endPoint().orElse("")
        + ": with a marker like that in all of its patients and half of them high it would have had"
        + " a power of "
        + NUMBERS.fixed(power(effect.ratio(), events.getAsInt()) * 100, 0)
        + " %.";
  }

  private static ReportTable table(String id, List<Needed> needed) {
    List<List<String>> rows = new ArrayList<>();
    for (Needed one : needed) {
      rows.add(
          List.of(
              one.effect(),
              NUMBERS.of(one.ratio()),
              NUMBERS.fixed(one.high() * 100, 0) + " %",
              NUMBERS.count(one.events80()),
              NUMBERS.count(one.events90())));
    }
    return new ReportTable(
        id + "-needed",
        "Events needed",
        "Two groups with proportional hazards, two-sided 5 %, by Schoenfeld's formula; a marker read"
            + " with error needs more.",
        List.of("Effect", "Hazard ratio", "Patients high", "Events, power 80 %", "Power 90 %"),
        rows,
        CohortSection.texts(
            id, List.of("effect", "hazard_ratio", "high", "events_80", "events_90"), rows));
  }
}
