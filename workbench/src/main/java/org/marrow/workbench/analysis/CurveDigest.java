package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.marrow.foundation.number.NumberText;
import org.marrow.survival.reporting.ReportingStandard;
import org.marrow.workbench.report.Digest;
import org.marrow.workbench.report.NaturalFrequency;
import org.marrow.workbench.study.EndPoint;

/** What the three readers are told of Kaplan-Meier curves. */
final class CurveDigest {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private CurveDigest() {}

  static Digest of(CurveResults results, EndPoint endPoint) {
    int patients = results.groups().stream().mapToInt(CurveResults.Group::patients).sum();
    int events = results.groups().stream().mapToInt(CurveResults.Group::events).sum();
    Digest digest =
        Digest.NONE
            .withPlain(plain(results, endPoint))
            .withMethods(methods(results, endPoint))
            .withLimits(limits(results))
            .withItem(ReportingStandard.REMARK, "7", defined(endPoint))
            .withItem(ReportingStandard.TRIPOD_AI, "8", defined(endPoint))
            .withItem(
                ReportingStandard.REMARK,
                "12",
                NUMBERS.count(patients) + " patients with " + NUMBERS.count(events) + " events");
    return results.medianFollowUp().isEmpty()
        ? digest
        : digest.withItem(
            ReportingStandard.REMARK,
            "6",
            "median follow-up (reverse Kaplan-Meier) "
                + NUMBERS.of(results.medianFollowUp().getAsDouble())
                + " "
                + results.unit());
  }

  private static String defined(EndPoint endPoint) {
    return endPoint.name() + " from " + endPoint.origin();
  }

  private static List<String> plain(CurveResults results, EndPoint endPoint) {
    List<String> sentences = new ArrayList<>();
    int at = clearest(results);
    for (CurveResults.Group group : results.groups()) {
      String who =
          results.groups().size() == 1
              ? NUMBERS.count(group.patients()) + " people were followed. "
              : "“" + group.group() + "” (" + NUMBERS.count(group.patients()) + " people). ";
      if (at >= 0 && group.survival().get(at).estimate().isPresent()) {
        CurveResults.At known = group.survival().get(at);
        sentences.add(
            who
                + capital(counted(known))
                + " "
                + EventFreeWords.of(endPoint.name())
                + " "
                + time(known.time(), results.unit())
                + " after "
                + endPoint.origin()
                + ".");
      } else {
        sentences.add(who + halfTime(group, results, endPoint));
      }
    }
    if (results.groups().size() > 1) {
      sentences.add(Plain.NOT_BY_LOT);
    }
    return sentences;
  }

  /** The time of the plan at which survival is nearest to one half on average; -1 for no time. */
  private static int clearest(CurveResults results) {
    int times = results.groups().isEmpty() ? 0 : results.groups().getFirst().survival().size();
    int best = -1;
    double distance = Double.POSITIVE_INFINITY;
    for (int t = 0; t < times; t++) {
      double sum = 0;
      for (CurveResults.Group group : results.groups()) {
        sum += Math.abs(group.survival().get(t).estimate().orElse(0) - 0.5);
      }
      if (sum < distance) {
        distance = sum;
        best = t;
      }
    }
    return best;
  }

  private static String counted(CurveResults.At at) {
    double share = at.estimate().orElse(0);
    OptionalDouble lower = at.lower();
    OptionalDouble upper = at.upper();
    return lower.isPresent() && upper.isPresent()
        ? NaturalFrequency.of(share, lower.getAsDouble(), upper.getAsDouble())
        : NaturalFrequency.of(share);
  }

  private static String halfTime(
      CurveResults.Group group, CurveResults results, EndPoint endPoint) {
    String free = EventFreeWords.of(endPoint.name());
    return group.median().isPresent()
        ? "Half of them "
            + free
            + " "
            + time(group.median().getAsDouble(), results.unit())
            + " after "
            + endPoint.origin()
            + "."
        : "When the study ended, more than half of them " + free + ".";
  }

  private static String time(double value, String unit) {
    String number =
        value == Math.rint(value) ? Long.toString((long) value) : NUMBERS.fixed(value, 1);
    return number + " " + (number.equals("1") ? unit.replaceAll("s$", "") : unit);
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static List<String> methods(CurveResults results, EndPoint endPoint) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        String.format(
            Locale.ROOT,
            "%s from %s was estimated by the Kaplan-Meier method with %s %% confidence limits on the"
                + " %s scale; median follow-up by the reverse Kaplan-Meier method.",
            capital(endPoint.name()),
            endPoint.origin(),
            NUMBERS.of(results.level() * 100).replaceAll("\\.0+$", ""),
            results.limits()));
    if (endPoint.entry().isPresent()) {
      sentences.add(
          "Patients counted as at risk only from their time of entry (delayed entry; left"
              + " truncation).");
    }
    if (results.logRank().isPresent()) {
      sentences.add("Groups were compared by the log-rank test, two-sided.");
    }
    return sentences;
  }

  private static List<String> limits(CurveResults results) {
    return results.groups().size() < 2
        ? List.of()
        : List.of(
            "The groups were not randomised: a difference between their curves is not the effect of"
                + " what names them.");
  }
}
