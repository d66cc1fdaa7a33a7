package org.marrow.workbench.cli.niche;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.model.Network;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.NicheRules;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.drug.TreatedNiche;
import org.marrow.niche.population.Course;
import org.marrow.niche.population.Disease;
import org.marrow.niche.regimen.BodySize;
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

  /** Reads the words of a command line and collects every fault. */
  static final class Reader {
    private static final double MOST_DAYS = 20_000;

    private final ModelFolder models;
    private final boolean mouse;
    private final Findings findings = new Findings();

    Reader(ModelFolder models, boolean mouse) {
      this.models = models;
      this.mouse = mouse;
    }

    NicheRequest read(
        List<String> written,
        String rivalName,
        String diseaseName,
        String until,
        double visits,
        Map<String, Double> settings,
        int patients,
        double[] body) {
      Rival rival = Rivals.read(rivalName, findings).orElse(Rival.SELF_RENEWAL);
      Disease disease = disease(diseaseName);
      double days = days(until);
      body(body);
      if (!(visits >= 1 && visits <= days)) {
        fault("--visits", "visits must be 1 day or more apart and within follow-up, got " + visits);
      }
      if (patients < 1 || patients > 1_000_000) {
        fault("--patients", "1 to 1000000 patients can be simulated, got " + patients);
      }
      if (mouse && patients > 1) {
        fault(
            "--patients", "there are virtual patients, but no virtual mice; leave one of them out");
      }
      if (patients > 1 && !settings.isEmpty()) {
        fault("--set", "virtual patients have numbers of their own; leave --patients or --set out");
      }
      List<Treatment> arms = new ArrayList<>();
      Set<String> known = new HashSet<>();
      for (int i = 0; i < written.size(); i++) {
        arm(written, i, rival, disease, known).ifPresent(arms::add);
      }
      Host host = mouse ? Host.MOUSE : Host.PATIENT;
      ids(models.niche(host, rival), known);
      if (arms.size() < written.size()) {
        // An arm that cannot be read might have had the drug that a setting names.
        models.drugs(models.drugs(host), host).forEach(drug -> ids(drug, known));
      }
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

    private void body(double[] body) {
      try {
        BodySize unused = mouse ? BodySize.mouse(body[0]) : new BodySize(body[0], body[1]);
      } catch (IllegalArgumentException e) {
        fault(mouse ? "--mouse" : "--weight, --surface", String.valueOf(e.getMessage()));
      }
    }

    private Optional<Treatment> arm(
        List<String> written, int i, Rival rival, Disease disease, Set<String> known) {
      String text = written.get(i).strip();
      boolean none = text.equals("none");
      try {
        Optional<Regimen> regimen = none ? Optional.empty() : Optional.of(models.regimen(text));
        List<String> drugs = regimen.map(Regimen::drugs).orElse(List.of());
        TreatedNiche niche =
            mouse
                ? TreatedNiche.of(models, Host.MOUSE, rival, drugs)
                : Course.niche(models, rival, disease, drugs);
        BodySize body = new BodySize(1, 1);
        regimen.ifPresent(r -> niche.calendar(r.administrations(body, 1000)));
        ids(niche.model().network(), known);
        boolean published = regimen.isPresent() && !text.contains(" ");
        String name = none ? "untreated" : published ? text : String.join(" + ", drugs);
        return Optional.of(new Treatment(name, regimen));
      } catch (InvalidInput e) {
        e.findings()
            .forEach(f ->
                findings.add(
                    f.rule()
                        .at(
                            f.where()
                                .column()
                                .map(c -> Where.in("--arm, number " + (i + 1)).column(c))
                                .orElse(Where.in("--arm, number " + (i + 1))),
                            f.what(),
                            f.remedy())));
        return Optional.empty();
      }
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
