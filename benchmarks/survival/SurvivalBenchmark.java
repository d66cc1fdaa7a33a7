import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.survival.concordance.Concordance;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.formula.Formula;
import org.marrow.survival.formula.ModelFrame;
import org.marrow.survival.validation.Optimism;
import org.marrow.survival.validation.Procedure;

/**
 * One task in a fresh JVM on a file of doubles, time, event, ten covariates, column after column.
 * Usage: SurvivalBenchmark make ROWS FILE | TASK ROWS FILE. Prints task, CPU seconds of the whole
 * process during the task (compiler and collector included), peak memory in MB, and an answer.
 */
public final class SurvivalBenchmark {
  private static final int COVARIATES = 10;

  private SurvivalBenchmark() {}

  public static void main(String[] words) throws IOException {
    int rows = Integer.parseInt(words[1]);
    Path file = Path.of(words[2]);
    if (words[0].equals("make")) {
      make(rows, file);
      return;
    }
    double[][] columns = read(rows, file);
    boolean[] event = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      event[i] = columns[1][i] == 1;
    }
    // The inputs that R has as a data frame or a matrix before its clock starts.
    List<Table> table = new ArrayList<>();
    if (words[0].equals("coxph")) {
      table.add(table(columns));
    }
    CoxData.Builder builder = CoxData.of(columns[0], event);
    for (int j = 0; j < COVARIATES; j++) {
      builder.covariate("x" + (j + 1), columns[j + 2]);
    }
    CoxData data = words[0].equals("coxph") ? CoxData.of(new double[0], new boolean[0]).build() : builder.build();
    if (words[0].equals("coxph")) {
      columns = new double[0][];
      event = new boolean[0];
      builder = CoxData.of(new double[0], new boolean[0]);
    }
    if (words[0].equals("coxfit")) {
      // R's fitter is compiled C; two fits before the clock starts give Java its machine code.
      CoxModel.fit(data, CoxOptions.standard());
      CoxModel.fit(data, CoxOptions.standard());
    }
    // As R's script does before its clock starts: what reading left behind is not part of the task.
    System.gc();
    double before = cpu();
    String answer =
        switch (words[0]) {
          case "coxph" -> whole(table);
          case "coxfit" -> {
            CoxModel model = CoxModel.fit(data, CoxOptions.standard());
            yield String.format(Locale.ROOT, "%.9f", model.logLikelihood());
          }
          case "concordance" -> {
            Concordance c = Concordance.of(columns[0], event, columns[2]).compute().orElseThrow();
            yield String.format(Locale.ROOT, "%.9f", c.value());
          }
          case "optimism" -> {
            Optimism o =
                Optimism.ofConcordance(
                    data, Procedure.fixed(CoxOptions.standard()), 1000, new Streams(1), 1);
            yield String.format(Locale.ROOT, "%.3f", o.concordance());
          }
          default -> throw new IllegalArgumentException(words[0]);
        };
    System.out.printf(
        Locale.ROOT, "%s %.3f %.0f %s%n", words[0], cpu() - before, peak(), answer);
  }

  /** Formula, rows without missing values, fit, martingale residuals, concordance: what coxph does. */
  private static String whole(List<Table> table) {
    StringBuilder formula = new StringBuilder("Surv(time, event) ~ x1");
    for (int j = 2; j <= COVARIATES; j++) {
      formula.append(" + x").append(j);
    }
    // Taken out of the list, so that the table can be collected once the model has its columns.
    CoxData data = ModelFrame.of(Formula.parse(formula.toString()), table.removeFirst()).data();
    CoxModel model = CoxModel.fit(data, CoxOptions.standard());
    double first = model.residuals().martingale()[0];
    return String.format(
        Locale.ROOT,
        "%.9f %.9f %.6f",
        model.logLikelihood(),
        model.concordance().orElseThrow().value(),
        first);
  }

  private static Table table(double[][] columns) {
    List<Column> all = new ArrayList<>();
    all.add(new NumberColumn("time", columns[0]));
    all.add(new NumberColumn("event", columns[1]));
    for (int j = 0; j < COVARIATES; j++) {
      all.add(new NumberColumn("x" + (j + 1), columns[j + 2]));
    }
    return Table.of("benchmark", all);
  }

  private static void make(int rows, Path file) throws IOException {
    double[][] columns = new double[COVARIATES + 2][rows];
    Stream s = new Streams(20261123).stream("benchmark", rows);
    for (int i = 0; i < rows; i++) {
      double eta = 0;
      for (int j = 0; j < COVARIATES; j++) {
        columns[j + 2][i] = s.normal();
        eta += 0.1 * (j - 4) * columns[j + 2][i];
      }
      double t = s.exponential() * StrictMath.exp(-eta);
      double c = 2 * s.exponential();
      columns[0][i] = Math.min(t, c);
      columns[1][i] = t <= c ? 1 : 0;
    }
    try (BufferedOutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      for (double[] column : columns) {
        for (double v : column) {
          out.write(bytes.putDouble(0, v).array());
        }
      }
    }
  }

  private static double[][] read(int rows, Path file) throws IOException {
    double[][] columns = new double[COVARIATES + 2][rows];
    ByteBuffer bytes = ByteBuffer.allocate(8 * 65536).order(ByteOrder.LITTLE_ENDIAN);
    try (var channel = Files.newByteChannel(file)) {
      for (double[] column : columns) {
        for (int i = 0; i < rows; ) {
          bytes.clear().limit((int) Math.min(bytes.capacity(), 8L * (rows - i)));
          while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
          bytes.flip();
          while (bytes.hasRemaining()) {
            column[i++] = bytes.getDouble();
          }
        }
      }
    }
    return columns;
  }

  private static double cpu() {
    return ((com.sun.management.OperatingSystemMXBean)
                ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static double peak() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM")) {
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    return Double.NaN;
  }
}
