package org.marrow.workbench.count;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Severity;
import org.marrow.foundation.findings.Where;
import org.marrow.workbench.rules.CountingRules;

/**
 * What was noted about many samples, so that a reader still sees it: remarks of one rule on more
 * than a few samples become one, and all of them stand in a table. Refusals are never drawn
 * together.
 */
final class SampleRemarks {
  private static final int FEW = 2;

  private SampleRemarks() {}

  static List<Finding> of(List<CountedSample> samples) {
    Map<String, List<Finding>> byRule = new LinkedHashMap<>();
    Map<String, Set<String>> who = new LinkedHashMap<>();
    for (CountedSample sample : samples) {
      for (Finding finding : sample.findings()) {
        String key = finding.rule().id();
        byRule.computeIfAbsent(key, _ -> new ArrayList<>()).add(finding);
        who.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(sample.row().sample());
      }
    }
    List<Finding> told = new ArrayList<>();
    boolean joined = false;
    for (Map.Entry<String, List<Finding>> entry : byRule.entrySet()) {
      List<Finding> all = entry.getValue();
      Finding first = all.getFirst();
      if (first.severity() == Severity.REFUSAL || all.stream().distinct().count() <= FEW) {
        all.stream().distinct().forEach(told::add);
      } else {
        joined = true;
        Set<String> names = who.getOrDefault(entry.getKey(), Set.of());
        told.add(
            first
                .rule()
                .at(
                    Where.in("samples"),
                    "in "
                        + names.size()
                        + " of "
                        + samples.size()
                        + " samples, for example in "
                        + names.iterator().next()
                        + ": "
                        + first.what(),
                    first.remedy()));
      }
    }
    if (joined) {
      told.add(
          CountingRules.SAMPLE_FINDINGS.at(
              Where.in("samples"),
              samples.stream().mapToInt(s -> s.findings().size()).sum()
                  + " remarks on "
                  + samples.size()
                  + " samples were drawn together by their rule"));
    }
    return told;
  }
}
