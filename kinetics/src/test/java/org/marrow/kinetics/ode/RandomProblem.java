package org.marrow.kinetics.ode;

import java.util.Locale;
import java.util.Random;

/** Random reaction systems with every kind of operation that a kernel knows. */
final class RandomProblem {
  private RandomProblem() {}

  static Problem of(long seed) {
    Random random = new Random(seed);
    int n = 2 + random.nextInt(9);
    return others(n, random, inputs(random), "");
  }

  /**
   * The same after a drug with a gut and up to three compartments, which can be solved exactly. The
   * central one is state 0, the gut state 1.
   */
  static Problem withCompartments(long seed) {
    Random random = new Random(seed);
    int n = 2 + random.nextInt(9);
    Problem problem = inputs(random);
    int peripherals = random.nextInt(3);
    StringBuilder central = new StringBuilder("p0*gut-(p1+p5/7)*central+0.01*p4");
    for (int i = 0; i < peripherals; i++) {
      central.append(String.format(Locale.ROOT, "-p%d*central+0.3*p%d*deep%d", 2 + i, 3 + i, i));
    }
    problem.state("central", 0.3, central.toString()).state("gut", 0, "-p0*gut");
    for (int i = 0; i < peripherals; i++) {
      problem.state(
          "deep" + i, 0, String.format(Locale.ROOT, "p%d*central-0.3*p%d*deep%d", 2 + i, 3 + i, i));
    }
    if (random.nextBoolean()) {
      problem.state("urine", 0, "p1*central");
    }
    return others(n, random, problem, "*(1+central/(p2+abs(central)))");
  }

  private static Problem inputs(Random random) {
    Problem problem = new Problem();
    for (int i = 0; i < 6; i++) {
      problem.input("p" + i, 0.2 + random.nextDouble());
    }
    return problem;
  }

  private static Problem others(int n, Random random, Problem problem, String effect) {
    for (int i = 0; i < n; i++) {
      StringBuilder rate =
          new StringBuilder(number(random) + "*p0-x" + i + "*p1*" + number(random) + effect);
      for (int terms = random.nextInt(4); terms >= 0; terms--) {
        rate.append(random.nextBoolean() ? "+0.1*" : "-0.1*").append(term(random, n, i));
      }
      problem.state("x" + i, 0.1 + random.nextDouble(), rate.toString());
    }
    return problem;
  }

  private static String number(Random random) {
    return String.format(Locale.ROOT, "%.3f", 0.1 + 3 * random.nextDouble());
  }

  private static String term(Random random, int n, int i) {
    String x = "x" + random.nextInt(n);
    String p = "p" + random.nextInt(6);
    String own = "x" + i;
    return switch (random.nextInt(13)) {
      case 0 -> p + "*" + x + "*" + own;
      case 1 -> x + "/(" + p + "+abs(" + x + "))";
      case 2 -> "abs(" + x + ")^(" + p + "+1)";
      case 3 -> "exp(-" + x + "*" + p + ")";
      case 4 -> "log(1+" + x + "^2)";
      case 5 -> "sin(t*" + p + ")*" + own;
      case 6 -> "tanh(" + x + ")";
      case 7 -> "max(" + x + "," + p + ")*" + own;
      case 8 -> "sqrt(1+" + x + "^2)/" + p;
      case 9 -> "floor(t/7)*" + own + "*0.1";
      case 10 -> "abs(" + x + ")^2.5/(" + p + "^2.5+abs(" + x + ")^2.5)";
      case 11 -> "log10(2+" + x + "^2)*cos(" + x + ")";
      default -> "(1+exp(-t))*" + x + "/" + p;
    };
  }
}
