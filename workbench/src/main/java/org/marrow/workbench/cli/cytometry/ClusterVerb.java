package org.marrow.workbench.cli.cytometry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.marrow.cytometry.cluster.MapSettings;
import org.marrow.cytometry.cluster.MetaClusters;
import org.marrow.cytometry.cluster.SelfOrganisingMap;
import org.marrow.cytometry.fcs.FcsReader;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.template.MarkerScale;
import org.marrow.cytometry.transform.Panel;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.figure.cytometry.StarChart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Clusters the events of a file by a self-organising map. */
@Command(
    name = "cluster",
    description =
        "Cluster events by a self-organising map; discovery and cross-check, not a count.",
    footer = {
      "",
      "Examples:",
      "  marrow cluster marrow.fcs --markers CD3,CD19,CD14,CD38,CD138",
      "  marrow cluster marrow.fcs --markers CD3,CD19 --clusters 12 --seed 7 --out clusters --json"
    })
public final class ClusterVerb extends Verb {
  @Parameters(paramLabel = "FILE", description = "event file")
  private Path file = Path.of("");

  @Option(
      names = "--markers",
      required = true,
      split = ",",
      paramLabel = "MARKER",
      description = "Markers or channels to cluster by, separated by commas.")
  private List<String> markers = List.of();

  @Option(
      names = "--clusters",
      paramLabel = "N",
      description = "Clusters the nodes are joined to (default ${DEFAULT-VALUE}).")
  private int clusters = 20;

  @Option(
      names = "--cofactor",
      paramLabel = "C",
      description = "asinh(x/C): 150 for fluorescence, 5 for mass cytometry (default by values).")
  private double cofactor;

  /** One cluster. */
  record View(int cluster, long events, double share, Map<String, Double> medians) {}

  @Override
  protected Answer answer() throws IOException {
    Sample sample = FcsReader.read(file).named(String.valueOf(file.getFileName()));
    Map<String, Integer> channels = Panel.channels(sample, new TreeSet<>(markers), Map.of());
    for (String marker : markers) {
      if (!channels.containsKey(marker)) {
        sample.find(marker).ifPresent(c -> channels.put(marker, c));
      }
    }
    List<String> missing = markers.stream().filter(m -> !channels.containsKey(m)).toList();
    if (!missing.isEmpty()) {
      throw usage(
          sample.name()
              + " has no channel "
              + String.join(", ", missing)
              + "; it has "
              + String.join(", ", sample.channels().stream().map(c -> c.title()).toList()));
    }
    if (sample.events() == 0) {
      return Answer.of(List.of(), sample.name() + " holds no event, nothing to cluster");
    }
    TreeMap<String, double[]> raw = new TreeMap<>();
    channels.forEach((marker, channel) -> raw.put(marker, sample.doubles(channel)));
    double brightest = raw.values().stream().flatMapToDouble(Arrays::stream).max().orElse(0);
    MarkerScale scale =
        cofactor > 0
            ? new MarkerScale(cofactor)
            : brightest > 5000 ? MarkerScale.FLUORESCENCE : MarkerScale.MASS;
    double[][] columns =
        raw.values().stream()
            .map(c -> Arrays.stream(c).map(scale::forward).toArray())
            .toArray(double[][]::new);
    SelfOrganisingMap map =
        SelfOrganisingMap.train(columns, MapSettings.standard(common().seed().orElse(1)));
    int[] cluster = MetaClusters.ward(map, clusters);
    List<View> views = views(cluster, raw);
    write(map, cluster, sample.name(), List.copyOf(raw.keySet()));
    return Answer.of(
        Map.of("file", sample.name(), "scale", scale.toString(), "clusters", views),
        text(sample, scale, views));
  }

  private static List<View> views(int[] cluster, TreeMap<String, double[]> raw) {
    int count = Arrays.stream(cluster).max().orElse(-1) + 1;
    List<View> views = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      int wanted = c;
      int[] events = IntStream.range(0, cluster.length).filter(e -> cluster[e] == wanted).toArray();
      Map<String, Double> medians = new LinkedHashMap<>();
      raw.forEach((marker, values) -> {
        double[] sorted = Arrays.stream(events).mapToDouble(e -> values[e]).sorted().toArray();
        medians.put(marker, sorted[sorted.length / 2]);
      });
      views.add(new View(c, events.length, (double) events.length / cluster.length, medians));
    }
    views.sort((a, b) -> Long.compare(b.events, a.events));
    return views;
  }

  private void write(SelfOrganisingMap map, int[] cluster, String title, List<String> names)
      throws IOException {
    if (common().out().isPresent()) {
      Path out = common().out().get();
      Files.createDirectories(out);
      Table.of(
              "clusters",
              List.of(
                  new NumberColumn("node", Arrays.stream(map.nodes()).asDoubleStream().toArray()),
                  new NumberColumn("cluster", Arrays.stream(cluster).asDoubleStream().toArray())))
          .write(out.resolve("clusters.csv"));
      CountPictures.write(out, List.of(StarChart.of("star-chart", title, map, names)));
    }
  }

  private static String text(Sample sample, MarkerScale scale, List<View> views) {
    StringBuilder text = new StringBuilder();
    text.append(sample.name()).append(": ").append(views.size()).append(" clusters of ");
    text.append(NumberText.ENGLISH.count(sample.events()))
        .append(" events, maps of 14 x 14 nodes, ");
    text.append(scale).append("\ncluster    events       share  medians");
    for (View v : views) {
      text.append(
          String.format(Locale.ROOT, "%n%7d %9d %10.3f %%  ", v.cluster, v.events, 100 * v.share));
      v.medians.forEach(
          (m, x) -> text.append(m).append(' ').append(NumberText.ENGLISH.of(x)).append("  "));
    }
    return text.toString().stripTrailing().replace("\r\n", "\n");
  }
}
