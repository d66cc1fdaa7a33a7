package org.marrow.niche.population;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.kinetics.expression.Interpreter;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Start;
import org.marrow.kinetics.model.Starter;
import org.marrow.kinetics.population.Patient;
import org.marrow.kinetics.population.Population;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.drug.TreatedNiche;

/**
 * Plausible virtual patients. The i-th candidate's numbers are addressed by (seed, name of the
 * number, i), so arms and disease settings share their patients. A candidate is kept when its
 * untreated disease is one that a clinic sees.
 */
public final class VirtualPatients {
  /** Untreated growth that is plausible, per day: doubling within 14 days to 4 years. */
  static final double LEAST_GROWTH = 0.0005;

  static final double MOST_GROWTH = 0.05;
  private static final int MOST_CANDIDATES_PER_PATIENT = 50;

  private final ModelFolder models;
  private final Rival rival;
  private final Streams streams;
  private final long[] candidates;
  private final Map<String, Integer> rejected;
  private final Body body;

  private VirtualPatients(
      ModelFolder models,
      Rival rival,
      Streams streams,
      long[] candidates,
      Map<String, Integer> rejected,
      Body body) {
    this.models = models;
    this.rival = rival;
    this.streams = streams;
    this.candidates = candidates;
    this.rejected = new TreeMap<>(rejected);
    this.body = body;
  }

  /**
   * Draws candidates until enough are plausible.
   *
   * @param wanted how many patients, 1 or more
   * @throws IllegalStateException when fewer than one candidate in fifty is plausible
   */
  public static VirtualPatients draw(ModelFolder models, Rival rival, long seed, int wanted) {
    if (wanted < 1) {
      throw new IllegalArgumentException("at least one patient is needed, got " + wanted);
    }
    Streams streams = new Streams(seed);
    TreatedNiche untreated = TreatedNiche.of(models, Host.PATIENT, rival, List.of());
    Starts starts = new Starts(untreated, streams);
    long most = (long) wanted * MOST_CANDIDATES_PER_PATIENT + 100;
    List<Long> kept = new ArrayList<>();
    Map<String, Integer> rejected = new TreeMap<>();
    for (long candidate = 0; kept.size() < wanted; candidate++) {
      if (candidate == most) {
        throw new IllegalStateException(
            "only " + kept.size() + " of " + most + " candidates are plausible");
      }
      String reason = starts.implausible(candidate);
      if (reason.isEmpty()) {
        kept.add(candidate);
      } else {
        rejected.merge(reason, 1, Integer::sum);
      }
    }
    long[] candidates = kept.stream().mapToLong(Long::longValue).toArray();
    return new VirtualPatients(models, rival, streams, candidates, rejected, Body.TYPICAL);
  }

  /** The same patients, all with this body; untreated disease does not depend on it. */
  public VirtualPatients with(Body other) {
    return new VirtualPatients(models, rival, streams, candidates, rejected, other);
  }

  /** The untreated disease of candidates at their start. */
  private static final class Starts {
    private final Population candidates;
    private final Starter starter;
    private final Interpreter reader;

    Starts(TreatedNiche untreated, Streams streams) {
      candidates = Population.of(untreated.model().network(), Long.MAX_VALUE, streams);
      Equations equations = untreated.model().equations();
      starter = new Starter(equations);
      reader =
          new Interpreter(
              equations.graph(),
              Stream.of("untreated_growth", "tic_share_untreated", "m_protein")
                  .mapToInt(id -> equations.node(untreated.model().output(id)))
                  .toArray());
    }

    String implausible(long candidate) {
      Start start = starter.start(0, candidates.patient(candidate).values());
      double[] values = reader.evaluate(0, start.states(), start.inputs());
      return VirtualPatients.implausible(values[0], values[1], values[2]);
    }
  }

  private static String implausible(double growth, double share, double protein) {
    if (!(growth >= LEAST_GROWTH && growth <= MOST_GROWTH)) {
      return "untreated growth outside 0.0005 to 0.05 per day";
    }
    if (!(share >= 0.001 && share <= 0.3)) {
      return "share of TICs outside 0.1 to 30 %";
    }
    return protein >= 10 && protein <= 100
        ? ""
        : "M-protein outside 10 to 100 g/L (not measurable, or not seen)";
  }

  /** Number of patients. */
  public int size() {
    return candidates.length;
  }

  /** Candidates that were not plausible, by reason. */
  public Map<String, Integer> rejected() {
    return new LinkedHashMap<>(rejected);
  }

  /** The seed of every draw. */
  public long seed() {
    return streams.seed();
  }

  /** The rival explanation the patients live under. */
  public Rival rival() {
    return rival;
  }

  /** Everybody's body: doses and clearances go by it. */
  public Body body() {
    return body;
  }

  /** The niche of these patients in a disease setting with drugs. */
  public TreatedNiche niche(Disease disease, List<String> drugs) {
    return Course.niche(models, rival, disease, drugs, body);
  }

  /**
   * These patients as a population of a joined niche: one row each, a column a number that varies.
   */
  Population population(TreatedNiche niche) {
    return Population.of(table(niche));
  }

  /** Ids of the numbers that differ between patients. */
  static Set<String> varying(TreatedNiche niche) {
    return Set.copyOf(Population.of(niche.model().network(), 1, new Streams(0)).names());
  }

  /** The patient of an index from 0, drawn when asked; safe for threads. */
  LongFunction<Patient> drawn(TreatedNiche niche) {
    Population all =
        Population.of(niche.model().network(), candidates[candidates.length - 1] + 1, streams);
    return index -> all.patient(candidates[(int) index]);
  }

  /** The numbers that vary, one row a patient. */
  public Table table(TreatedNiche niche) {
    Population all =
        Population.of(niche.model().network(), candidates[candidates.length - 1] + 1, streams);
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (int i = 0; i < candidates.length; i++) {
      Patient patient = all.patient(candidates[i]);
      for (Map.Entry<String, Double> value : new TreeMap<>(patient.values()).entrySet()) {
        columns.computeIfAbsent(value.getKey(), k -> new double[candidates.length])[i] =
            value.getValue();
      }
    }
    Set<Map.Entry<String, double[]>> entries = columns.entrySet();
    List<Column> list = new ArrayList<>();
    entries.forEach(e -> list.add(new NumberColumn(e.getKey(), e.getValue())));
    return Table.of("virtual patients", list);
  }
}
