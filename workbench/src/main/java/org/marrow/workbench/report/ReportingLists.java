package org.marrow.workbench.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marrow.survival.reporting.ReportingList;
import org.marrow.survival.reporting.ReportingStandard;

/**
 * REMARK and TRIPOD+AI, filled from the run and the study file. A list is given only when it
 * applies: REMARK when a marker was related to outcome (item 15 or 16), TRIPOD+AI when a prediction
 * model was made or tested (item 22 or 23).
 */
public final class ReportingLists {
  private static final Map<ReportingStandard, List<String>> CORE =
      Map.of(
          ReportingStandard.REMARK, List.of("15", "16"),
          ReportingStandard.TRIPOD_AI, List.of("22", "23"));

  private ReportingLists() {}

  /** The lists that apply, with what is known. */
  public static List<ReportingList> of(Report report) {
    Map<ReportingStandard, Map<String, Set<String>>> said = new EnumMap<>(ReportingStandard.class);
    add(said, report.preface().digest().items());
    report.chapters().forEach(chapter -> add(said, chapter.digest().items()));
    List<ReportingList> lists = new ArrayList<>();
    for (ReportingStandard standard : ReportingStandard.values()) {
      Map<String, Set<String>> items = said.getOrDefault(standard, Map.of());
      if (CORE.getOrDefault(standard, List.of()).stream().anyMatch(items::containsKey)) {
        lists.add(list(standard, items, report));
      }
    }
    return List.copyOf(lists);
  }

  private static void add(
      Map<ReportingStandard, Map<String, Set<String>>> said, List<Digest.Item> items) {
    for (Digest.Item item : items) {
      said.computeIfAbsent(item.standard(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(item.number(), _ -> new LinkedHashSet<>())
          .add(item.text());
    }
  }

  private static ReportingList list(
      ReportingStandard standard, Map<String, Set<String>> items, Report report) {
    Map<String, String> known = known(standard, report);
    Map<String, String> filled = new LinkedHashMap<>();
    for (String number : standard.items().keySet()) {
      Set<String> texts = items.get(number);
      if (texts != null) {
        filled.put(number, String.join("; ", texts));
      } else if (known.containsKey(number)) {
        filled.put(number, known.getOrDefault(number, ""));
      }
    }
    return new ReportingList(standard, filled);
  }

  /** What every report knows of itself. */
  private static Map<String, String> known(ReportingStandard standard, Report report) {
    String methods = String.join(" ", Methods.of(report));
    String plan =
        report.question()
            + " The plan was fixed beforehand (SHA-256 "
            + PrintPage.shortHash(report.provenance().planHash())
            + ").";
    Map<String, String> known = new LinkedHashMap<>();
    if (standard == ReportingStandard.REMARK) {
      known.put("1", plan);
      known.put("10", methods);
      put(known, "2", report.origin());
      put(known, "19", String.join(" ", Summary.of(report).limits()));
    } else {
      known.put("1", report.title());
      known.put("4", report.question());
      known.put("12", methods);
      known.put(
          "18",
          "study file, hashes of all inputs, seed and version are in this report; marrow verify"
              + " repeats it. Funding, interests and registration are open.");
      put(known, "5", report.origin());
      put(known, "26", String.join(" ", Summary.of(report).limits()));
    }
    return known;
  }

  private static void put(Map<String, String> known, String number, String text) {
    if (!text.isBlank()) {
      known.put(number, text);
    }
  }
}
