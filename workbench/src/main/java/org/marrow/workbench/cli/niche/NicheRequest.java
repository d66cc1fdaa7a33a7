package org.marrow.workbench.cli.niche;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.model.Network;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.NicheRules;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.population.Disease;
import org.marrow.niche.regimen.Regimen;
import org.marrow.workbench.cli.kinetics.Durations;

/**
 * What a user asked of the niche, checked.
 *
 * @param arms at least one
 * @param rival the explanation
 * @param disease setting of a patient
 * @param days length of follow-up
 * @param visits days between visits
 * @param settings numbers in place of the files' own
 * @param patients number of patients; 1 is the typical one
 */
record NicheRequest(
    List<Treatment> arms,
    Rival rival,
    Disease disease,
    double days,
    double visits,
    Map<String, Double> settings,
    int patients) {
  NicheRequest {
    arms = List.copyOf(arms);
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /** The setting in words, for the first line of an answer. */
  String words() {
    return String.format(
        Locale.ROOT,
        "%s, rival %s, %.0f days, a visit every %.0f",
        disease.words(),
        rival.id(),
        days,
        visits);
  }

  /**
   * One arm.
   *
   * @param name short, different from the others'
   * @param regimen empty for no treatment
   */
  record Treatment(String name, Optional<Regimen> regimen) {
    List<String> drugs() {
      return regimen.map(Regimen::drugs).orElse(List.of());
    }

    String text() {
      return regimen.map(Regimen::text).orElse("none");
    }
  }

  /** A regimen that can be simulated, or findings at its place on the command line. */
  static Optional<Regimen> regimen(
      ModelFolder models, String text, Host host, Where where, Findings findings) {
    try {
      return Optional.of(models.regimen(text, host));
    } catch (InvalidInput e) {
      e.findings()
          .forEach(f ->
              findings.add(
                  f.rule()
                      .at(
                          f.where().column().map(where::column).orElse(where),
                          f.what(),
                          f.remedy())));
      return Optional.empty();
    }
  }

  /** Reads the words of a command line and collects every fault. */
  static final class Reader {
    private static final double MOST_DAYS = 20_000;

    private final ModelFolder models;
    private final Host host;
    private final Findings findings;

    /**
     * @param findings with what is wrong already
     */
    Reader(ModelFolder models, Host host, Findings findings) {
      this.models = models;
      this.host = host;
      this.findings = findings;
    }

    NicheRequest read(
        List<String> written,
        Rival rival,
        String diseaseName,
        String until,
        double visits,
        Map<String, Double> settings,
        int patients) {
      Disease disease = disease(diseaseName);
      double days = days(until);
      if (!(visits >= 1 && visits <= days)) {
        fault("--visits", "visits must be 1 day or more apart and within follow-up, got " + visits);
      }
      Counts.check(findings, "--patients", patients, 1, Counts.MOST_PATIENTS);
      if (host == Host.MOUSE && patients > 1) {
        fault(
            "--patients", "there are virtual patients, but no virtual mice; leave one of them out");
      }
      if (patients > 1 && !settings.isEmpty()) {
        fault("--set", "virtual patients have numbers of their own; leave --patients or --set out");
      }
      List<Treatment> arms = new ArrayList<>();
      Set<String> known = new TreeSet<>();
      ids(models.niche(host, rival), known);
      for (int i = 0; i < written.size(); i++) {
        arm(written.get(i).strip(), i).ifPresent(arms::add);
      }
      // An arm that cannot be read might have had the drug that a setting names.
      boolean all = arms.size() < written.size();
      Stream<String> drugs =
          all ? models.drugs(host).stream() : arms.stream().flatMap(a -> a.drugs().stream());
      drugs.forEach(drug -> ids(models.drug(drug, host), known));
      settings(settings, known);
      findings.throwIfFaulty();
      return new NicheRequest(named(arms), rival, disease, days, visits, settings, patients);
    }

    private Disease disease(String name) {
      List<String> ids = Arrays.stream(Disease.values()).map(Disease::id).toList();
      if (!ids.contains(name)) {
        findings.add(
            NicheRules.BAD_REQUEST.at(
                Where.in("--disease"), "no setting is called " + name, Nearest.remedy(name, ids)));
        return Disease.RELAPSED;
      }
      return Disease.values()[ids.indexOf(name)];
    }

    private double days(String until) {
      try {
        double days =
            new Durations(models.niche(Host.PATIENT, Rival.SELF_RENEWAL)).read(until, "--until");
        if (days >= 1 && days <= MOST_DAYS) {
          return days;
        }
        fault("--until", "follow-up must be 1 to 20000 days, got " + until);
      } catch (InvalidInput e) {
        e.findings().forEach(f -> fault("--until", f.what()));
      }
      return MOST_DAYS;
    }

    private Optional<Treatment> arm(String text, int i) {
      if (text.equals("none")) {
        return Optional.of(new Treatment("untreated", Optional.empty()));
      }
      Where where = Where.in("--arm, number " + (i + 1));
      return regimen(models, text, host, where, findings)
          .map(r ->
              new Treatment(
                  text.contains(" ") ? String.join(" + ", r.drugs()) : text, Optional.of(r)));
    }

    private static void ids(Network network, Set<String> known) {
      network.parameters().forEach(p -> known.add(p.id()));
      network.species().forEach(s -> known.add(s.id()));
    }

    private void settings(Map<String, Double> settings, Set<String> known) {
      settings.forEach((id, value) -> {
        if (!known.contains(id)) {
          findings.add(
              NicheRules.UNKNOWN_PARAMETER.at(
                  Where.in("--set"), "no number is called " + id, Nearest.remedy(id, known)));
        } else if (!(value >= 0 && Double.isFinite(value))) {
          fault("--set", id + " must be 0 or more, got " + value);
        }
      });
    }

    private void fault(String where, String what) {
      findings.add(NicheRules.BAD_REQUEST.at(Where.in(where), what));
    }

    /** Arms of the same name get a number. */
    private static List<Treatment> named(List<Treatment> arms) {
      List<Treatment> named = new ArrayList<>();
      Set<String> taken = new HashSet<>();
      for (Treatment arm : arms) {
        String name = arm.name();
        for (int n = 2; !taken.add(name); n++) {
          name = arm.name() + " (" + n + ")";
        }
        named.add(new Treatment(name, arm.regimen()));
      }
      return named;
    }
  }
}
