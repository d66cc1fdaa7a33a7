package org.marrow.cytometry.labelled;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.marrow.cytometry.fcs.FcsReader;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.fcs.SharedData;
import org.marrow.cytometry.fcs.Spillover;
import org.marrow.cytometry.template.MarkerScale;
import org.marrow.cytometry.template.MarkerTable;
import org.marrow.cytometry.template.TemplateSettings;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.Table;

/** The labelled sets of the shared data, each with the template that is tried on it. */
final class LabelledSets {
  private LabelledSets() {}

  static List<Labelled> all() {
    return List.of(bodenmiller(), cyAnno(), spleen(), euroFlow());
  }

  /** Mass cytometry of blood, one file a population (Bodenmiller 2012), three wells pooled. */
  static Labelled bodenmiller() {
    List<String> markers =
        List.of("CD3", "CD45", "CD4", "CD20", "CD33", "CD123", "CD14", "IgM", "HLA-DR", "CD7");
    LinkedHashMap<String, List<String>> gates =
        Labelled.gates(
            entry("cd4+", "CD3+ CD20- / CD4+"),
            entry("cd8+", "CD3+ CD20- / CD4-"),
            entry("igm+", "CD20+ / IgM+"),
            entry("igm-", "CD20+ / IgM-"),
            entry("dendritic", "CD3- CD20- / CD33- / CD123hi"),
            entry("nk", "CD3- CD20- / CD33- / CD7+"),
            entry("cd14+hladr-", "CD3- CD20- / CD33+ / CD14+ HLA-DR-"),
            entry("cd14+hladrmid", "CD3- CD20- / CD33+ / CD14+ HLA-DRdim"),
            entry("cd14+hladrhigh", "CD3- CD20- / CD33+ / CD14+ HLA-DRhi"),
            entry("cd14-hladr-", "CD3- CD20- / CD33+ / CD14- HLA-DR-"),
            entry("cd14-hladrmid", "CD3- CD20- / CD33+ / CD14- HLA-DRdim"),
            entry("cd14-hladrhigh", "CD3- CD20- / CD33+ / CD14- HLA-DRhi"),
            entry("cd14+surf-", "CD3- CD20- / CD33- / CD7- / CD14+"),
            entry("cd14-surf-", "CD3- CD20- / CD33- / CD7- / CD14-"));
    List<String> names = List.copyOf(gates.keySet());
    List<List<double[]>> parts = new ArrayList<>();
    markers.forEach(m -> parts.add(new ArrayList<>()));
    List<Integer> labels = new ArrayList<>();
    for (Path file : files("cytof_bodenmiller_pbmc")) {
      String name = file.getFileName().toString();
      int population =
          names.indexOf(name.substring("Staurosporine_".length(), name.lastIndexOf("_H")));
      Sample sample = FcsReader.read(file);
      for (int m = 0; m < markers.size(); m++) {
        parts.get(m).add(sample.doubles(channel(sample, markers.get(m))));
      }
      for (int e = 0; e < sample.events(); e++) {
        labels.add(population);
      }
    }
    double[][] columns =
        parts.stream()
            .map(p -> p.stream().flatMapToDouble(Arrays::stream).toArray())
            .toArray(double[][]::new);
    int[] kept = once(columns, labels, names);
    TreeMap<String, double[]> raw = new TreeMap<>();
    for (int m = 0; m < markers.size(); m++) {
      double[] column = columns[m];
      raw.put(markers.get(m), Arrays.stream(kept).mapToDouble(e -> column[e]).toArray());
    }
    return new Labelled(
        "Bodenmiller 2012, blood, mass cytometry, 14 populations",
        MarkerTable.of("bodenmiller", raw, MarkerScale.MASS),
        Arrays.stream(kept).map(labels::get).toArray(),
        gates,
        Set.of("HLA-DR"),
        TemplateSettings.standard(),
        "5,326 events stand in two files (nearly all of `nk` also in `cd14-surf-`); each was counted"
            + " once, under the more specific name. HLA-DR is cut into low, mid and high by the expert where the cells form one"
            + " continuum: no sample shows where.");
  }

  /** Where a laboratory would look for the thresholds that no sample of the set shows. */
  static Map<String, double[]> byHand(Labelled set) {
    return set.table().markers().contains("CD123")
        ? Map.of(
            "CD123hi",
            new double[] {10, 20, 40, 80},
            "HLA-DR",
            new double[] {4, 8, 16},
            "HLA-DRhi",
            new double[] {50, 100, 200, 400})
        : Map.of();
  }

  /** One event that stands in two files keeps the more specific label. */
  private static int[] once(double[][] columns, List<Integer> labels, List<String> names) {
    Map<String, Integer> first = new HashMap<>();
    BitSet dropped = new BitSet();
    for (int e = 0; e < labels.size(); e++) {
      StringBuilder key = new StringBuilder();
      for (double[] column : columns) {
        key.append(column[e]).append(' ');
      }
      Integer other = first.putIfAbsent(key.toString(), e);
      if (other != null) {
        boolean better = vague(names.get(labels.get(e))) < vague(names.get(labels.get(other)));
        dropped.set(better ? other : e);
        first.put(key.toString(), better ? e : other);
      }
    }
    return IntStream.range(0, labels.size()).filter(e -> !dropped.get(e)).toArray();
  }

  private static int vague(String name) {
    return name.endsWith("surf-") ? 2 : name.equals("dendritic") ? 0 : 1;
  }

  private static int channel(Sample sample, String marker) {
    String pattern = "(?i).*\\b" + marker + "\\b.*";
    for (int c = 0; c < sample.channels().size(); c++) {
      var channel = sample.channels().get(c);
      if ((channel.name() + " " + channel.label()).matches(pattern)) {
        return c;
      }
    }
    throw new IllegalStateException(sample.name() + " has no " + marker);
  }

  /** Mass cytometry of several centres, eight channels without names (CyAnno, sample 15). */
  static Labelled cyAnno() {
    Table table =
        Table.read(
            SharedData.data("labelled_cytof_multicenter/sample15.csv"),
            CsvFormat.detect(),
            new Findings());
    LinkedHashMap<String, List<String>> gates =
        Labelled.gates(
            entry("Monocytes", "c6-/dim / c3hi"),
            entry("B_cells", "c6-/dim / c3-/dim / c1hi"),
            entry("CD4_Tcells", "c6hi / c7hi c5-/dim"),
            entry("CD8_Tcells", "c6hi / c7-/dim c5hi"));
    TreeMap<String, double[]> raw = new TreeMap<>();
    for (int c = 0; c < 8; c++) {
      raw.put("c" + c, table.numbers(String.valueOf(c), new Findings()));
    }
    return new Labelled(
        "CyAnno sample 15, blood, mass cytometry, 4 populations among unknown cells",
        MarkerTable.of("cyanno", raw, MarkerScale.MASS),
        labels(table.column("labels"), gates),
        gates,
        Set.of(),
        TemplateSettings.standard(),
        "The file does not name its channels; which is which was read off the labelled cells."
            + " Unknown cells count against precision.");
  }

  /** Mouse spleen, fluorescence (FlowSOM package). */
  static Labelled spleen() {
    Sample sample = FcsReader.read(SharedData.data("labelled_flow_mouse/68983.fcs"));
    Spillover spillover = sample.spillover().orElseThrow();
    double[][] inverse = inverse(spillover);
    TreeMap<String, double[]> raw = new TreeMap<>();
    Map<String, String> renamed = Map.of("NK1/1", "NK1", "l/d", "LD");
    for (int dye = 0; dye < spillover.size(); dye++) {
      String label = sample.channels().get(spillover.channels().get(dye)).label().strip();
      if (label.isEmpty()) {
        continue;
      }
      double[] values = new double[sample.events()];
      for (int detector = 0; detector < spillover.size(); detector++) {
        double[] seen = sample.doubles(spillover.channels().get(detector));
        for (int e = 0; e < values.length; e++) {
          values[e] += seen[e] * inverse[detector][dye];
        }
      }
      raw.put(renamed.getOrDefault(label, label), values);
    }
    LinkedHashMap<String, List<String>> gates =
        Labelled.gates(
            entry("B cells", "LD- CD45+ / CD19+ CD3-"),
            entry("CD4 T cells", "LD- CD45+ / CD19- CD3+ / TCRyd- NK1- / CD4+ CD8-"),
            entry("CD8 T cells", "LD- CD45+ / CD19- CD3+ / TCRyd- NK1- / CD4- CD8+"),
            entry("gd T cells", "LD- CD45+ / CD19- CD3+ / TCRyd+"),
            entry("NK T cells", "LD- CD45+ / CD19- CD3+ / TCRyd- NK1+"),
            entry("NK cells", "LD- CD45+ / CD19- CD3- / NK1+"));
    List<String> names = List.copyOf(gates.keySet());
    int[] label;
    try {
      label =
          Files.readAllLines(SharedData.data("labelled_flow_mouse/gatingResult.csv")).stream()
              .mapToInt(line -> names.indexOf(line.replace("\"", "").strip()))
              .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Labelled(
        "Mouse spleen, fluorescence, 6 populations (FlowSOM package)",
        MarkerTable.of("spleen", raw, MarkerScale.FLUORESCENCE),
        label,
        gates,
        Set.of(),
        TemplateSettings.standard(),
        "Compensated with the file's matrix. Unlabelled cells count against precision.");
  }

  /** Events simulated from EuroFlow's lymphoid screening tube (optimalFlowData). */
  static Labelled euroFlow() {
    Table table;
    try {
      Path plain = Files.createTempFile("marrow-labelled-", ".csv");
      try (var in =
          new GZIPInputStream(
              Files.newInputStream(SharedData.data("labelled_euroflow_sim/Cytometry1.csv.gz")))) {
        Files.copy(in, plain, StandardCopyOption.REPLACE_EXISTING);
        table = Table.read(plain, CsvFormat.detect(), new Findings());
      } finally {
        Files.delete(plain);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> markers =
        List.of("CD19", "CD38", "CD3", "CD20", "CD45", "CD56", "CD5", "CD8", "FSC", "SSC");
    TreeMap<String, double[]> raw = new TreeMap<>();
    for (int m = 0; m < markers.size(); m++) {
      raw.put(markers.get(m), table.numbers(table.names().get(m), new Findings()));
    }
    LinkedHashMap<String, List<String>> gates =
        Labelled.gates(
            entry("PLASMA CELLS", "CD45+ / CD3- CD19+ / CD20- / CD38hi"),
            entry("CD4+CD8-", "CD45+ / CD3+ CD19- / CD20+ CD8-"),
            entry("CD8+CD4-", "CD45+ / CD3+ CD19- / CD20- CD8+"),
            entry("TCRgd+", "CD45+ / CD3+ CD19+ / CD20-"),
            entry("B cells", "CD45+ / CD3- CD19+ / CD20+"),
            entry("CD56dim", "CD45+ / CD3- CD19- CD20- / SSC- / CD38+ CD56+ / CD45hi"),
            entry("Neutrophils", "CD45+ / CD3- CD19- / SSChi / CD38- CD45-/dim"),
            entry("Eosinophils", "CD45+ / SSChi / CD20+"),
            entry("Monocytes", "CD45+ / CD3- CD19- / SSC+ CD38+ CD20+"),
            entry("Basophils", "CD45+ / CD3- CD19- CD20- / CD38+ CD56+ SSC- / CD45-/dim"));
    return new Labelled(
        "EuroFlow lymphoid screening tube, simulated events, 10 populations",
        MarkerTable.of("euroflow", raw, MarkerScale.LINEAR),
        labels(table.column("Population ID (name)"), gates),
        gates,
        Set.of(),
        TemplateSettings.standard(),
        "Simulated, not patients. Two markers share a dye (CD19 with TCRgd, CD4 with CD20, CD56 with"
            + " kappa, CD8 with lambda); B cells are both light chains. Debris, doublets and minor"
            + " populations count against precision.");
  }

  private static int[] labels(
      org.marrow.foundation.table.Column column, LinkedHashMap<String, List<String>> gates) {
    List<String> names = List.copyOf(gates.keySet());
    return IntStream.range(0, column.size())
        .map(e -> {
          String name = column.text(e);
          return names.indexOf(
              name.toLowerCase(Locale.ROOT).startsWith("mature sig") ? "B cells" : name);
        })
        .toArray();
  }

  private static List<Path> files(String folder) {
    try (Stream<Path> list = Files.list(SharedData.data(folder))) {
      return list.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[][] inverse(Spillover s) {
    int n = s.size();
    double[][] a = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = s.at(i, j);
      }
      a[i][n + i] = 1;
    }
    for (int i = 0; i < n; i++) {
      double pivot = a[i][i];
      for (int j = 0; j < 2 * n; j++) {
        a[i][j] /= pivot;
      }
      for (int r = 0; r < n; r++) {
        double factor = a[r][i];
        for (int j = 0; r != i && j < 2 * n; j++) {
          a[r][j] -= factor * a[i][j];
        }
      }
    }
    double[][] inverse = new double[n][];
    for (int i = 0; i < n; i++) {
      inverse[i] = Arrays.copyOfRange(a[i], n, 2 * n);
    }
    return inverse;
  }
}
