package org.marrow.workbench.cli.cytometry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.fcs.ChannelSummary;
import org.marrow.cytometry.fcs.ConformanceReport;
import org.marrow.cytometry.fcs.EventTable;
import org.marrow.cytometry.fcs.FcsDataSet;
import org.marrow.cytometry.fcs.FcsFile;
import org.marrow.cytometry.fcs.FcsReader;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.fcs.Spillover;
import org.marrow.cytometry.fcs.Verdict;
import org.marrow.cytometry.transform.Marker;
import org.marrow.cytometry.transform.Panel;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.FindingText;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Severity;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Progress;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is in event files and how well they keep to the standard. */
@Command(
    name = "inspect",
    description = {
      "Say what is in event files and how well they keep to the standard.",
      "The verdict of a file is ok, repaired (every repair is listed) or refused (with the reason)."
    },
    footer = {
      "",
      "Examples:",
      "  marrow fcs inspect marrow.fcs",
      "  marrow fcs inspect --sums --json marrow.fcs     sum, least and largest value a channel",
      "  marrow fcs inspect --keywords marrow.fcs        every keyword",
      "  marrow fcs inspect marrow.fcs --out conformance   a page and a JSON file a file",
      "  marrow fcs inspect folder                       every FCS and LMD file in a folder",
      "",
      "Exit code 2 when a file was refused."
    })
final class InspectVerb extends Verb {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Event files, or folders of them.")
  private List<Path> files = List.of();

  @Option(names = "--sums", description = "Sum, least and largest raw value of each channel.")
  private boolean sums;

  @Option(names = "--keywords", description = "Every keyword of the chosen data set.")
  private boolean keywords;

  @Option(
      names = "--data-set",
      paramLabel = "N",
      description = "Which data set of a file with several, from 1 (default: newest version).")
  private int dataSet;

  @Option(
      names = "--header-only",
      description = "Do not read the values; findings that only they show are missed.")
  private boolean headerOnly;

  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  @Override
  protected Answer answer() throws IOException {
    List<Map<String, Object>> results = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    List<Path> all = EventFiles.of(files);
    try (Progress progress = progress()) {
      for (Path path : all) {
        progress.at("inspecting", results.size(), all.size());
        int known = findings.size();
        Map<String, Object> result = EventTable.isTable(path) ? table(path) : file(path);
        if (common().out().isPresent()) {
          write(
              new ConformancePage(result, findings.subList(known, findings.size())),
              common().out().get());
        }
        results.add(result);
        texts.add(InspectText.of(result, all.size() > 1));
      }
    }
    if (all.size() > 1) {
      // A folder's worth of notes would bury the repairs; --json has them all.
      findings.removeIf(f -> f.severity() == Severity.NOTE);
    }
    common().out().ifPresent(out -> texts.add("wrote " + names.size() + " pages to " + out));
    return new Answer(results, String.join("\n", texts), findings);
  }

  /** The report as a page and as JSON. */
  private void write(ConformancePage page, Path out) throws IOException {
    Files.createDirectories(out);
    // Two folders may both hold a before.fcs.
    String name = page.name();
    for (int n = 2; !names.add(name); n++) {
      name = page.name() + "-" + n;
    }
    Files.writeString(out.resolve(name + ".html"), page.html());
    Files.writeString(out.resolve(name + ".json"), Json.text(page.result()) + "\n");
  }

  private Map<String, Object> file(Path path) {
    try (FcsFile file = FcsReader.open(path)) {
      ConformanceReport before = file.report();
      if (before.verdict() == Verdict.REFUSED) {
        findings.addAll(before.findings());
        return object(before, List.of());
      }
      FcsDataSet set = EventFiles.dataSet(file, path, dataSet);
      List<ChannelSummary> summaries = headerOnly ? List.of() : set.summarise();
      ConformanceReport report = file.report();
      findings.addAll(report.findings());
      Map<String, Object> object = object(report, List.of());
      object.put("version", set.version());
      object.put("chosen", file.dataSets().indexOf(set) + 1);
      object.put("events", set.eventCount());
      object.put("channels", channels(set.channels(), summaries));
      set.spillover().ifPresent(s -> object.put("spillover", spillover(s, set.channels())));
      if (file.dataSets().size() > 1) {
        List<Map<String, Object>> sets = new ArrayList<>();
        for (FcsDataSet each : file.dataSets()) {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("version", each.version());
          one.put("byte", each.begin());
          one.put("events", each.eventCount());
          one.put("channels", channels(each.channels(), sums ? each.summarise() : List.of()));
          sets.add(one);
        }
        object.put("data_sets", sets);
      }
      if (keywords) {
        Map<String, String> words = new LinkedHashMap<>();
        set.keywords().forEach(words::put);
        object.put("keywords", words);
      }
      // Last in the object, where a reader of a long channel list still finds them.
      object.put("findings", FindingText.json(report.findings()));
      return object;
    }
  }

  private Map<String, Object> table(Path path) {
    try {
      EventTable table = EventTable.read(path);
      Sample sample = table.sample();
      findings.addAll(table.findings());
      boolean repaired = table.findings().stream().anyMatch(f -> f.severity() != Severity.NOTE);
      ConformanceReport report =
          new ConformanceReport(
              path.toString(),
              Files.exists(path) ? path.toFile().length() : 0,
              "table",
              repaired ? Verdict.REPAIRED : Verdict.OK,
              table.findings(),
              1,
              1,
              sample.events(),
              sample.channels());
      List<ChannelSummary> summaries = new ArrayList<>();
      for (int c = 0; sums && c < sample.channels().size(); c++) {
        summaries.add(ChannelSummary.of(sample.doubles(c)));
      }
      Map<String, Object> object = object(report, summaries);
      object.put("findings", FindingText.json(report.findings()));
      return object;
    } catch (InvalidInput refused) {
      findings.addAll(refused.findings());
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("file", path.toString());
      object.put("verdict", Verdict.REFUSED.toString());
      object.put("events", 0);
      object.put("channels", List.of());
      object.put("findings", FindingText.json(refused.findings()));
      return object;
    }
  }

  private Map<String, Object> object(ConformanceReport report, List<ChannelSummary> summaries) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", report.file());
    object.put("verdict", report.verdict().toString());
    object.put("version", report.version());
    object.put("bytes", report.bytes());
    object.put("chosen", report.chosen());
    object.put("events", report.events());
    object.put("channels", channels(report.channels(), summaries));
    object.put("findings", FindingText.json(report.findings()));
    return object;
  }

  private List<Map<String, Object>> channels(
      List<Channel> channels, List<ChannelSummary> summaries) {
    List<Map<String, Object>> list = new ArrayList<>();
    List<Marker> panel = Panel.of(channels).markers();
    for (int c = 0; c < channels.size(); c++) {
      Channel channel = channels.get(c);
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", channel.name());
      map.put("label", channel.label());
      map.put("marker", panel.get(c).name());
      map.put("role", panel.get(c).role().name().toLowerCase(Locale.ROOT));
      panel.get(c).metal().ifPresent(metal -> map.put("metal", metal));
      map.put("type", channel.type().name().toLowerCase(Locale.ROOT));
      map.put("bits", channel.bits());
      map.put("range", channel.range());
      map.put("decades", channel.decades());
      map.put("offset", channel.offset());
      map.put("gain", channel.gain());
      if (sums && c < summaries.size()) {
        ChannelSummary s = summaries.get(c);
        map.put("sum", s.sum());
        map.put("min", finite(s.min()));
        map.put("max", finite(s.max()));
        map.put("not_finite", s.notFinite());
      }
      list.add(map);
    }
    return list;
  }

  /** JSON has no NaN: a channel without a finite value has no least and no largest one. */
  private static Object finite(double value) {
    return Double.isFinite(value) ? (Object) value : "none";
  }

  private static Map<String, Object> spillover(Spillover matrix, List<Channel> channels) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("keyword", matrix.keyword());
    map.put("channels", matrix.channels().stream().map(c -> channels.get(c).name()).toList());
    map.put("matrix", matrix.matrix());
    return map;
  }
}
