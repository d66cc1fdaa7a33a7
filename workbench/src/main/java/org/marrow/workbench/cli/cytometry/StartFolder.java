package org.marrow.workbench.cli.cytometry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.marrow.cytometry.fcs.FcsWriter;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.random.Streams;
import org.marrow.workbench.rules.WorkbenchRules;
import org.marrow.workbench.study.StudyReader;

/**
 * A study folder with made-up tubes and patients in it, to be filled with one's own. Times to
 * progression are exponential with the hazard 0.045 a month, times 1.35 for each standard deviation
 * of the M1 count and 1.3 for each stage; follow-up ends between 6 and 48 months. All of it is
 * invented for the purpose.
 */
final class StartFolder {
  /** Its files in the order in which a reader would open them. */
  static final List<String> FILES =
      List.of(
          "README.md",
          StudyReader.FILE_NAME,
          "samples.csv",
          "patients.csv",
          "before.fcs",
          "after.fcs");

  private static final int EVENTS = 20_000;
  private static final double M1_BEFORE = 0.04;
  private static final double M1_AFTER = 0.07;
  private static final int PATIENTS = 80;
  private static final double HAZARD = 0.045;
  private static final double PER_DEVIATION = 1.35;
  private static final double PER_STAGE = 1.3;

  private StartFolder() {}

  /**
   * Writes the template.
   *
   * @param folder a new or empty folder
   * @param seed seed of what is made up
   * @throws InvalidInput when something is there already
   */
  static void write(Path folder, long seed) throws IOException {
    if (Files.exists(folder) && !isEmpty(folder)) {
      throw new InvalidInput(
          WorkbenchRules.FOLDER_TAKEN.at(
              Where.in(folder.toString()), "something is there already"));
    }
    Files.createDirectories(folder);
    for (String name : List.of("README.md", StudyReader.FILE_NAME)) {
      Files.writeString(folder.resolve(name), resource(name), StandardCharsets.UTF_8);
    }
    Files.writeString(
        folder.resolve("samples.csv"),
        "file,role,patient,visit,day\n"
            + "before.fcs,sample,P01,before,0\n"
            + "after.fcs,sample,P01,after,84\n",
        StandardCharsets.UTF_8);
    Streams streams = new Streams(seed);
    Files.writeString(folder.resolve("patients.csv"), patients(streams), StandardCharsets.UTF_8);
    FcsWriter.write(MadeUpSample.tube(EVENTS, seed, M1_BEFORE), folder.resolve("before.fcs"));
    FcsWriter.write(MadeUpSample.tube(EVENTS, seed + 1, M1_AFTER), folder.resolve("after.fcs"));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  private static String patients(Streams streams) {
    StringBuilder table =
        new StringBuilder("patient,age_years,iss,m1_percent,pfs_months,progressed\n");
    for (int i = 1; i <= PATIENTS; i++) {
      var draw = streams.stream("start patient", i);
      double age = Math.clamp(66 + 9 * draw.normal(), 38, 88);
      long stage = 1 + draw.below(3);
      double deviation = draw.normal();
      double m1 = StrictMath.exp(StrictMath.log(2.5) + 0.5 * deviation);
      double hazard =
          HAZARD * StrictMath.pow(PER_DEVIATION, deviation) * StrictMath.pow(PER_STAGE, stage - 2);
      double event = draw.exponential() / hazard;
      double end = 6 + 42 * draw.uniform();
      table.append(
          String.format(
              Locale.ROOT,
              "P%02d,%.0f,%d,%.2f,%.1f,%d\n",
              i,
              age,
              stage,
              m1,
              Math.max(0.1, Math.min(event, end)),
              event <= end ? 1 : 0));
    }
    return table.toString();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = StartFolder.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
