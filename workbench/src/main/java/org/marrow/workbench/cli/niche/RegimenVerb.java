package org.marrow.workbench.cli.niche;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.number.NumberText;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.NicheRules;
import org.marrow.niche.regimen.Administration;
import org.marrow.niche.regimen.BodySize;
import org.marrow.niche.regimen.Regimen;
import org.marrow.niche.regimen.RegimenLibrary;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.figure.niche.RegimenCalendar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a regimen, lists its doses for a body, draws its calendar. */
@Command(
    name = "regimen",
    description = "Read a regimen as clinicians write it; list its doses; draw its calendar.",
    footer = {
      "",
      "Examples:",
      "  marrow regimen                         the published regimens that ship",
      "  marrow regimen vista-vmp --days 84",
      "  marrow regimen \"bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x8\" --picture calendar.svg",
      "  marrow regimen \"bortezomib 0.5 mg/kg IP d3,6,10,13\" --mouse 20 --json",
      "",
      "Notation: DRUG DOSE UNIT ROUTE dDAYS qCYCLE xCYCLES, drugs joined by +, phases by \"then\",",
      "rules after a semicolon: hold DRUG d8-14; reduce DRUG to DOSE from dDAY; stop at progression."
    })
public final class RegimenVerb extends Verb {
  private static final int LONGEST = 40_000;

  @Parameters(
      arity = "0..1",
      paramLabel = "REGIMEN",
      description = "name of a published regimen, or the notation")
  private @Nullable String regimen;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "how many days to list (default: ${DEFAULT-VALUE})",
      defaultValue = "365")
  private double days;

  @Mixin private BodyOptions body = new BodyOptions();

  @Option(names = "--picture", paramLabel = "FILE", description = "write the calendar as SVG")
  private @Nullable Path picture;

  /** What {@code --json} prints of a regimen. */
  record Doses(String regimen, List<String> drugs, double days, List<Dose> doses) {}

  /** One dose. */
  record Dose(
      double day,
      String drug,
      double dose,
      String unit,
      String route,
      double infusionDays,
      String phase,
      int cycle) {}

  @Override
  protected Answer answer() throws IOException {
    RegimenLibrary library = ModelFolder.shipped().regimens();
    if (regimen == null) {
      return list(library);
    }
    Findings findings = new Findings();
    BodySize size = body.read(findings);
    if (!(days >= 1 && days <= LONGEST)) {
      findings.add(
          NicheRules.BAD_REQUEST.at(
              Where.in("--days"), "must be 1 to " + LONGEST + " days, got " + days));
    }
    String text = regimen;
    Optional<Regimen> known = findings.reading(() -> library.find(text));
    findings.throwIfFaulty();
    Regimen read = known.orElseThrow();
    List<Administration> doses = read.administrations(size, days);
    if (picture != null && !doses.isEmpty()) {
      Files.writeString(
          picture,
          RegimenCalendar.of("", List.of(new RegimenCalendar.Arm("", doses))).svg(),
          StandardCharsets.UTF_8);
    }
    List<Dose> plain =
        doses.stream()
            .map(d ->
                new Dose(
                    d.time() + 1,
                    d.drug(),
                    d.amount().value(),
                    d.amount().unit().toString(),
                    d.route().name(),
                    d.duration(),
                    d.phase(),
                    d.cycle()))
            .toList();
    return new Answer(
        new Doses(read.text(), read.drugs(), days, plain), text(read, doses), unmodelled(read));
  }

  /** A calendar can be drawn of any drug; whoever means to simulate it should know. */
  private List<Finding> unmodelled(Regimen read) {
    List<String> known = ModelFolder.shipped().drugs(body.host());
    return read.drugs().stream()
        .filter(drug -> !known.contains(drug))
        .map(drug ->
            NicheRules.ONLY_LISTED.at(
                Where.in("regimen"),
                "no model of " + drug + " in a " + body.host().words(),
                Nearest.remedy(drug, known)))
        .toList();
  }

  private String text(Regimen read, List<Administration> doses) {
    List<String> lines = new ArrayList<>();
    lines.add(read.text());
    String length =
        Double.isInfinite(read.length())
            ? "until progression"
            : NumberText.ENGLISH.count(Math.round(read.length())) + " days";
    lines.add(
        length
            + "; "
            + doses.size()
            + " doses up to day "
            + NumberText.ENGLISH.count(Math.round(days))
            + (read.stopsAtProgression() ? "; stops at progression" : ""));
    for (Administration d : doses) {
      lines.add(
          String.format(
              Locale.ROOT,
              "day %5.0f  %-18s %10s %-6s %-4s %s, cycle %d",
              d.time() + 1,
              d.drug(),
              NumberText.ENGLISH.of(d.amount().value()),
              d.amount().unit(),
              d.route(),
              d.phase(),
              d.cycle()));
    }
    return String.join("\n", lines);
  }

  private static Answer list(RegimenLibrary library) {
    List<Published> all =
        library.entries().stream()
            .map(e -> new Published(e.id(), e.name(), e.regimen().text(), e.source(), e.mark()))
            .toList();
    int width = all.stream().mapToInt(p -> p.id().length()).max().orElse(0);
    String text =
        String.join(
            "\n",
            all.stream()
                .map(p -> String.format(Locale.ROOT, "%-" + width + "s  %s", p.id(), p.name()))
                .toList());
    return Answer.of(new Library(all), text);
  }

  /** A published regimen. */
  record Published(String id, String name, String regimen, String source, String mark) {}

  /** The published regimens. */
  record Library(List<Published> regimens) {}
}
