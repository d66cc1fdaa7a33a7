package org.marrow.niche.drug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marrow.kinetics.simulation.Trajectory;
import org.marrow.niche.regimen.BodySize;
import org.marrow.niche.regimen.Regimen;

/** Bortezomib 1.3 mg/m2 on days 1, 4, 8 and 11 against published means and standard deviations. */
class BortezomibKineticsTest {
  private static final TreatedNiche NICHE =
      TreatedNiche.of(
          new ModelFolder(Path.of("../models")),
          Host.PATIENT,
          Rival.SELF_RENEWAL,
          List.of("bortezomib"));
  private static final double MINUTE = 1.0 / 1440;
  private static final Profile IV = new Profile("IV");
  private static final Profile SC = new Profile("SC");

  private static final class Profile {
    final double[] times = new double[14 * 720];
    final Trajectory course;

    Profile(String route) {
      for (int i = 0; i < times.length; i++) {
        times[i] = i * 2 * MINUTE;
      }
      course =
          NICHE.simulate(
              Regimen.parse("bortezomib 1.3 mg/m2 " + route + " d1,4,8,11")
                  .administrations(new BodySize(75, 1.8), 20),
              Map.of(),
              times,
              List.of("bortezomib_concentration", "bortezomib_proteasome_inhibition"));
    }

    /** Peak from two minutes after the dose, ng/mL. */
    double peak(double day) {
      return 1000 * greatest("bortezomib_concentration", day);
    }

    double inhibition(double day) {
      return 100 * greatest("bortezomib_proteasome_inhibition", day);
    }

    private double greatest(String id, double day) {
      double[] values = course.of(id);
      double greatest = 0;
      for (int i = 0; i < times.length; i++) {
        if (times[i] > day + MINUTE && times[i] < day + 3) {
          greatest = Math.max(greatest, values[i]);
        }
      }
      return greatest;
    }

    /** Area over a span after the dose by trapezoids, in the unit of the quantity times hours. */
    double area(String id, double day, double hours) {
      double[] values = course.of(id);
      double sum = 0;
      for (int i = 1; i < times.length; i++) {
        if (times[i - 1] > day && times[i] <= day + hours / 24) {
          sum += 24 * (times[i] - times[i - 1]) * (values[i] + values[i - 1]) / 2;
        }
      }
      return sum;
    }
  }

  private static void within1Sd(double simulated, double mean, double sd) {
    assertThat(simulated).isCloseTo(mean, within(sd));
  }

  @Test
  void peaksAndAreasOfDayOneAndElevenLieWithinThePublishedSpread() {
    within1Sd(IV.peak(0), 112, 122);
    within1Sd(1000 * IV.area("bortezomib_concentration", 0, 48), 34.6, 19.8);
    within1Sd(IV.peak(10), 223, 101);
    within1Sd(1000 * IV.area("bortezomib_concentration", 10, 48), 82.8, 35.9);
  }

  @Test
  void theSkinGivesALowPeakAndTheSameArea() {
    within1Sd(SC.peak(10), 20.4, 8.9);
    within1Sd(1000 * SC.area("bortezomib_concentration", 10, 72), 155, 57);
    within1Sd(1000 * IV.area("bortezomib_concentration", 10, 72), 151, 43);
  }

  @Test
  void inhibitionPeaksNearThePublishedMaximaAndComesBackWithinThreeDays() {
    assertThat(IV.inhibition(10)).isCloseTo(69.3, within(5.0));
    assertThat(SC.inhibition(10)).isCloseTo(63.7, within(5.0));
    assertThat(100 * IV.area("bortezomib_proteasome_inhibition", 10, 72))
        .isCloseTo(1383, within(140.0));
    assertThat(100 * SC.area("bortezomib_proteasome_inhibition", 10, 72))
        .isCloseTo(1714, within(175.0));
    double[] inhibition = IV.course.of("bortezomib_proteasome_inhibition");
    assertThat(100 * inhibition[(int) (12.99 * 720)]).isLessThan(20);
  }

  @Test
  void areaIsDoseOverClearanceWhenClearanceStays() {
    double clearance = 500;
    Map<String, Double> linear =
        Map.of("bortezomib_cl_first", clearance, "bortezomib_cl_steady", clearance);
    double[] times = new double[20001];
    for (int i = 0; i < times.length; i++) {
      times[i] = StrictMath.pow(i / 20000.0, 3) * 400;
    }
    double[] c =
        NICHE
            .simulate(
                Regimen.parse("bortezomib 2.34 mg SC d1")
                    .administrations(new BodySize(75, 1.8), 20),
                linear,
                times,
                List.of("bortezomib_concentration"))
            .of("bortezomib_concentration");
    double area = 0;
    for (int i = 1; i < c.length; i++) {
      area += (times[i] - times[i - 1]) * (c[i] + c[i - 1]) / 2;
    }
    assertThat(area).isCloseTo(2.34 / clearance, within(1e-6));
  }
}
