package org.marrow.workbench.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.marrow.foundation.findings.FindingText;
import org.marrow.workbench.Product;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.json.Json;

/** The files of a report: names relative to its folder, with forward slashes, and their text. */
public final class ReportFiles {
  /** The page for people. */
  public static final String PAGE = "report.html";

  /** The page in plain words, for a patient advocate; a page of its own so that it prints alone. */
  public static final String PLAIN = "plain-language.html";

  /** What the report was made from. */
  public static final String PROVENANCE = "provenance.json";

  /** Every number. */
  public static final String RESULTS = "results.json";

  private ReportFiles() {}

  /** All files, sorted by name. */
  public static SortedMap<String, String> of(Report report) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put(PAGE, page("report.jte", report));
    files.put(PLAIN, page("plain.jte", report));
    files.put(PROVENANCE, Json.text(report.provenance()) + "\n");
    files.put(RESULTS, results(report));
    for (Section section : report.sections()) {
      for (Block block : section.blocks()) {
        switch (block) {
          case Block.Paragraph _, Block.Note _ -> {}
          case Block.Shown shown -> put(files, shown.figure());
          case Block.Attached attached -> put(files, attached.figure());
          case Block.Tabulated tabulated -> put(files, tabulated.table());
          case Block.Download download -> put(files, download.table());
        }
      }
    }
    return files;
  }

  private static void put(SortedMap<String, String> files, Figure figure) {
    files.put("figures/" + figure.id() + ".svg", figure.svg());
    files.put("figures/" + figure.id() + ".csv", figure.data().csv());
  }

  private static void put(SortedMap<String, String> files, ReportTable table) {
    files.put("tables/" + table.id() + ".csv", table.data().csv());
  }

  private static String results(Report report) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("marrow", Product.version());
    all.put("use", Product.RESEARCH_USE);
    all.put("title", report.title());
    all.put("question", report.question());
    all.put("results", report.results());
    all.put("findings", FindingText.json(report.findings()));
    return Json.sorted(all) + "\n";
  }

  private static String page(String template, Report report) {
    TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    StringOutput out = new StringOutput();
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("report", report);
    parameters.put("css", style() + PrintPage.css(report));
    engine.render(template, parameters, out);
    return out.toString();
  }

  /** The style of every page of Marrow. */
  public static String style() {
    try (InputStream in = ReportFiles.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
