package org.marrow.niche.population;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.ode.Outcome;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.population.Sink;
import org.marrow.kinetics.simulation.Control;
import org.marrow.niche.drug.TreatedNiche;
import org.marrow.niche.exposure.AveragedNiche;
import org.marrow.niche.regimen.Administration;
import org.marrow.niche.regimen.Regimen;
import org.marrow.niche.response.Assessment;
import org.marrow.niche.response.Category;
import org.marrow.niche.response.Response;

/**
 * Gives a regimen to virtual patients, sees them at visits, judges their response. Runs by daily
 * means where {@link AveragedNiche} applies, else by the exact route.
 */
public final class ArmRun {
  /** Looser than for single courses: the error stays far below the assay's. */
  private static final Settings SETTINGS = Settings.of(1e-5, 1e-8);

  private final VirtualPatients patients;
  private final VisitPlan plan;
  private final int threads;

  /**
   * @param threads threads to run on; never changes a result
   */
  public ArmRun(VirtualPatients patients, VisitPlan plan, int threads) {
    this.patients = patients;
    this.plan = plan;
    this.threads = threads;
  }

  /** Runs a regimen in a disease setting. */
  public ArmOutcome run(String name, Regimen regimen, Disease disease, Control control) {
    return run(
        name,
        regimen.drugs(),
        regimen.administrations(patients.body().size(), plan.days()),
        disease,
        control,
        List.of(),
        Optional.empty());
  }

  /**
   * Gives doses in a disease setting and lets another sink watch.
   *
   * @param drugs drugs of the doses
   * @param doses none for untreated patients
   * @param more quantities of the niche at the visits, for the sink, after the M-protein
   * @param watching hears every patient
   */
  public ArmOutcome run(
      String name,
      List<String> drugs,
      List<Administration> doses,
      Disease disease,
      Control control,
      List<String> more,
      Optional<Sink> watching) {
    TreatedNiche niche = patients.niche(disease, drugs);
    double[] visits = plan.visits();
    Responses responses = new Responses(patients.size(), visits);
    Sink sink = watching.map(w -> both(responses, w)).orElse(responses);
    List<String> kept = new ArrayList<>(List.of("m_protein"));
    kept.addAll(more);
    Optional<AveragedNiche> averaged =
        AveragedNiche.of(niche, doses, VirtualPatients.varying(niche), visits, kept);
    long failed =
        averaged.isPresent()
            ? averaged.get().run(patients.size(), patients.drawn(niche), threads, control, sink)
            : niche
                .simulation(doses, visits, kept)
                .with(SETTINGS)
                .on(threads)
                .run(patients.population(niche), control, sink)
                .failed();
    return new ArmOutcome(name, disease, responses.progression, responses.best, plan, failed);
  }

  private static Sink both(Sink first, Sink second) {
    return new Sink() {
      @Override
      public void begin(List<String> outputs, double[] times) {
        first.begin(outputs, times);
        second.begin(outputs, times);
      }

      @Override
      public void patient(long index, double[][] values, Outcome outcome) {
        first.patient(index, values, outcome);
        second.patient(index, values, outcome);
      }

      @Override
      public void save(DataOutput out) throws IOException {
        first.save(out);
        second.save(out);
      }

      @Override
      public void load(DataInput in) throws IOException {
        first.load(in);
        second.load(in);
      }
    };
  }

  /** Turns M-protein at visits into response, patient by patient. */
  private final class Responses implements Sink {
    private final double[] visits;
    private final double[] progression;
    private final Category[] best;
    private final Streams streams = new Streams(patients.seed());

    Responses(int size, double[] visits) {
      this.visits = visits;
      progression = new double[size];
      best = new Category[size];
      Arrays.fill(progression, Double.POSITIVE_INFINITY);
      Arrays.fill(best, Category.SD);
    }

    @Override
    public void begin(List<String> outputs, double[] times) {}

    @Override
    public void patient(long index, double[][] values, Outcome outcome) {
      if (!outcome.isDone()) {
        return;
      }
      // The baseline is the mean of screening values, taken without error, so that it stays
      // measurable.
      Stream assay = streams.stream("m-protein assay", index);
      List<Assessment> assessments = new ArrayList<>();
      for (int i = 0; i < visits.length; i++) {
        double error = i == 0 ? 1 : Math.max(0, 1 + plan.assayCv() * assay.normal());
        assessments.add(Assessment.on(visits[i]).serum(Math.max(0, values[i][0]) * error));
      }
      Response response = Response.of(assessments);
      progression[(int) index] = response.timeToProgression().orElse(Double.POSITIVE_INFINITY);
      best[(int) index] = response.best();
    }

    @Override
    public void save(DataOutput out) throws IOException {
      for (int i = 0; i < best.length; i++) {
        out.writeDouble(progression[i]);
        out.writeByte(best[i].ordinal());
      }
    }

    @Override
    public void load(DataInput in) throws IOException {
      for (int i = 0; i < best.length; i++) {
        progression[i] = in.readDouble();
        best[i] = Category.values()[in.readByte()];
      }
    }
  }
}
