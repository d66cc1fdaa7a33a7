package org.marrow.kinetics.ode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The stiff 16-state benchmark problem, its patients and its reference solutions. */
public final class Niche16 {
  private static final Path FOLDER = Path.of("../../shared/oracles/kinetics");
  static final String PARAMETERS =
      "Vinv,ke,k12,k21,k13,k31,ka,kel,ec,ed,et,kdp,kon,koff,ku,kcl,KU,ku0,lu50,hn,dmD,dmT,rT,rD,aM2,"
          + "KM2,p0,p1,dT,dD,aIL,sMo,aMo,KD,kM,dMo,k1,b1,k2,b2,d0,kk12,kk21,d1,d2,pB,pBD,dB,pR,pRB,dR,"
          + "KB,KR";

  private Niche16() {}

  public static Problem problem() {
    Problem p = new Problem();
    for (String id : PARAMETERS.split(",")) {
      p.input(id, 1);
    }
    p.let("C", "Ac*Vinv")
        .let("dex", "DC/(ec+DC)")
        .let("occ", "(B/KB)/(1+B/KB+R/KR)")
        .let("hill", "1/(1+exp(hn*(lu50-log(U))))")
        .let("cap", "1-(T+D)")
        .let("m2s", "1+aM2*M2/(KM2+M2)")
        .let("ren", "p0+p1*occ")
        .let("tum", "D/(KD+D)")
        .let("gT", "rT*m2s*cap*T")
        .let("v12", "kk12*M1*tum")
        .let("v21", "kk21*occ*M2")
        .let("v01", "k1*(1+b1*occ)*M0")
        .let("v02", "k2*(1+b2*tum)*M0");
    p.state("Ac", 0, "-(ke+k12+k13)*Ac+k21*A1+k31*A2")
        .state("A1", 0, "k12*Ac-k21*A1")
        .state("A2", 0, "k13*Ac-k31*A2")
        .state("DG", 0, "-ka*DG")
        .state("DC", 0, "ka*DG-kel*DC")
        .state("P", 1, "kdp*(1-P)-kon*C*P+koff*PB")
        .state("PB", 0, "kon*C*P-(koff+kdp)*PB")
        .state("U", 0.45, "ku-kcl*P*U/(KU+U)-ku0*U")
        .state("T", 0.02, "(2*ren-1)*gT-(dT+dmT*hill+et*dex)*T")
        .state("D", 0.3, "2*(1-ren)*gT+rD*cap*(1+aIL*occ)*D-(dD+dmD*hill+ed*dex)*D")
        .state("Mo", 0.8, "sMo*(1+aMo*tum)-(kM+dMo)*Mo")
        .state("M0", 0.8, "kM*Mo-v01-v02-d0*M0")
        .state("M1", 0.9, "v01-v12+v21-d1*M1")
        .state("M2", 0.9, "v02+v12-v21-d2*M2")
        .state("B", 1.2, "pB*M1+pBD*D-dB*B")
        .state("R", 1.5, "pR*M2+pRB*B-dR*R");
    return p;
  }

  /** Parameters of the patients, in the order of the inputs. */
  public static double[][] patients() {
    List<double[]> rows = rows("niche16-parameters.csv", 1);
    return rows.toArray(double[][]::new);
  }

  /** Rows of patient, day and the 16 states. */
  public static List<double[]> reference() {
    return rows("niche16-reference.csv", 0);
  }

  private static List<double[]> rows(String name, int skip) {
    Path file = FOLDER.resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "no oracle " + file);
    try {
      List<double[]> rows = new ArrayList<>();
      for (String line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
        String[] cells = line.split(",");
        double[] row = new double[cells.length - skip];
        for (int i = 0; i < row.length; i++) {
          row[i] = Double.parseDouble(cells[i + skip]);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The doses until day 180. */
  public static List<Change> doses() {
    List<Change> doses = new ArrayList<>();
    for (int cycle = 0; cycle < 9; cycle++) {
      for (int day = 0; day < 21; day++) {
        double time = 21 * cycle + day;
        if (time >= 180) {
          break;
        }
        if (day == 0 || day == 3 || day == 7 || day == 10) {
          doses.add(new Change(time, Change.Target.ADD_TO_STATE, 0, 1));
        }
        if (day == 0 || day == 1 || day == 3 || day == 4 || day == 7 || day == 8 || day == 10
            || day == 11) {
          doses.add(new Change(time, Change.Target.ADD_TO_STATE, 3, 1));
        }
      }
    }
    return doses;
  }

  public static Course course(double[] inputs, List<Change> doses) {
    return new Course(0, 180, problem().start(), inputs, doses, new double[] {10, 21, 84, 180});
  }
}
