package org.marrow.cytometry.fcs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.cytometry.FcsRules;

/**
 * Finds the spillover matrix among the keywords that instruments have used for it: {@code
 * $SPILLOVER} (FCS 3.1 section 3.2.26), {@code SPILL} and its spellings (FACSDiva), {@code
 * DET_SPILL} (Stratedigm), {@code $COMP} (FCS 3.0) and {@code $DFCiTOj} (FCS 2.0, percent).
 */
final class SpilloverReader {
  private static final List<String> SQUARE =
      List.of("$SPILLOVER", "SPILLOVER", "$SPILL", "SPILL", "$COMP", "COMP", "DET_SPILL");
  private static final Pattern DFC = Pattern.compile("(?i)\\$?DFC(\\d{1,3})TO(\\d{1,3})");
  private static final Pattern DETECTOR = Pattern.compile("(?i)FL\\s?(\\d{1,3})\\b.*");
  private static final int MOST = 512;

  private final Keywords keywords;
  private final List<Channel> channels;
  private final FileLog log;

  private SpilloverReader(Keywords keywords, List<Channel> channels, FileLog log) {
    this.keywords = keywords;
    this.channels = channels;
    this.log = log;
  }

  static Optional<Spillover> read(Keywords keywords, List<Channel> channels, FileLog log) {
    SpilloverReader reader = new SpilloverReader(keywords, channels, log);
    for (String name : SQUARE) {
      Optional<String> value = keywords.text(name);
      if (value.isPresent()) {
        Optional<Spillover> found = reader.square(name, value.get());
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return reader.pairwise();
  }

  private Optional<Spillover> square(String keyword, String value) {
    String[] tokens = value.split("[,;\\t]", -1);
    OptionalLong size = Numbers.whole(tokens[0]);
    if (size.isEmpty() || size.getAsLong() < 1 || size.getAsLong() > MOST) {
      if (size.isEmpty() || size.getAsLong() != 0) {
        log.add(
            FcsRules.SPILLOVER_UNUSABLE,
            keyword,
            "the matrix begins with \"" + brief(tokens[0]) + "\", not with its size");
      }
      return Optional.empty();
    }
    int n = (int) size.getAsLong();
    int numbersAt = tokens.length - n * n;
    if (numbersAt < 1 + n && !(keyword.endsWith("COMP") && numbersAt == 1)) {
      log.add(
          FcsRules.SPILLOVER_UNUSABLE,
          keyword,
          "a matrix of "
              + n
              + " channels needs "
              + (1 + n + n * n)
              + " entries, there are "
              + tokens.length);
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    if (numbersAt == 1) {
      // $COMP of FCS 3.0 has no names: the matrix is for the first n parameters.
      for (int i = 1; i <= n; i++) {
        names.add(Integer.toString(i));
      }
    } else if (!names(tokens, n, numbersAt, names)) {
      log.add(
          FcsRules.SPILLOVER_UNUSABLE,
          keyword,
          (numbersAt - 1) + " names stand before the numbers, " + n + " are needed");
      return Optional.empty();
    }
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n * n; i++) {
      Optional<Double> entry = Numbers.parse(tokens[numbersAt + i]);
      if (entry.isEmpty()) {
        log.add(
            FcsRules.SPILLOVER_UNUSABLE,
            keyword,
            "\"" + brief(tokens[numbersAt + i]) + "\" in the matrix is not a number");
        return Optional.empty();
      }
      matrix[i / n][i % n] = entry.get();
    }
    return resolved(keyword, names, matrix);
  }

  /** Names may hold commas: join neighbours until each is a channel. */
  private boolean names(String[] tokens, int n, int numbersAt, List<String> names) {
    if (numbersAt == 1 + n) {
      names.addAll(List.of(tokens).subList(1, numbersAt));
      return true;
    }
    int at = 1;
    while (at < numbersAt) {
      StringBuilder name = new StringBuilder(tokens[at++]);
      while (at < numbersAt && channel(name.toString()).isEmpty()) {
        name.append(',').append(tokens[at++]);
      }
      names.add(name.toString());
    }
    return names.size() == n;
  }

  private Optional<Spillover> resolved(String keyword, List<String> names, double[][] matrix) {
    int n = names.size();
    List<Integer> kept = new ArrayList<>();
    List<Integer> found = new ArrayList<>();
    boolean numbered = false;
    for (int i = 0; i < n; i++) {
      OptionalInt channel = channel(names.get(i));
      if (channel.isEmpty()) {
        channel = byNumber(names.get(i));
        numbered |= channel.isPresent();
      }
      if (channel.isPresent()) {
        kept.add(i);
        found.add(channel.getAsInt());
      } else if (!alone(matrix, i)) {
        log.add(
            FcsRules.SPILLOVER_UNUSABLE,
            keyword,
            "\"" + brief(names.get(i)) + "\" of the matrix is no channel of the file");
        return Optional.empty();
      }
    }
    if (new HashSet<>(found).size() != found.size() || found.isEmpty()) {
      log.add(FcsRules.SPILLOVER_UNUSABLE, keyword, "the matrix names a channel twice, or none");
      return Optional.empty();
    }
    if (numbered) {
      log.add(FcsRules.SPILLOVER_NOTE, keyword, "channels are given by their number");
    }
    if (kept.size() < n) {
      log.add(
          FcsRules.SPILLOVER_NOTE,
          keyword,
          (n - kept.size()) + " channels of the matrix are not in the file and spill nowhere");
    }
    double scale = percent(keyword, matrix) ? 0.01 : 1;
    List<double[]> rows = new ArrayList<>();
    for (int i : kept) {
      double[] row = new double[kept.size()];
      for (int j = 0; j < row.length; j++) {
        row[j] = matrix[i][kept.get(j)] * scale;
      }
      rows.add(row);
    }
    return Optional.of(
        new Spillover(
            found, kept.stream().map(names::get).map(Keywords::strip).toList(), rows, keyword));
  }

  private boolean percent(String keyword, double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      if (matrix[i][i] != 100) {
        return false;
      }
    }
    log.add(FcsRules.SPILLOVER_NOTE, keyword, "the diagonal is 100; read as percent");
    return true;
  }

  private static boolean alone(double[][] matrix, int i) {
    for (int j = 0; j < matrix.length; j++) {
      if (j != i && (matrix[i][j] != 0 || matrix[j][i] != 0)) {
        return false;
      }
    }
    return true;
  }

  /** The channel of a name: $PnN, then $PnS, then without the marks that programs put around it. */
  private OptionalInt channel(String written) {
    String name = bare(written);
    for (int round = 0; round < 3; round++) {
      int found = -1;
      int hits = 0;
      for (int c = 0; c < channels.size(); c++) {
        String other =
            switch (round) {
              case 0 -> channels.get(c).name();
              case 1 -> channels.get(c).label();
              default -> bare(channels.get(c).name());
            };
        if (other.equals(round == 2 ? name : Keywords.strip(written))
            || round == 2 && other.equalsIgnoreCase(name)) {
          found = c;
          hits++;
        }
      }
      if (hits == 1 || hits > 1 && round == 0) {
        return OptionalInt.of(found);
      }
    }
    return OptionalInt.empty();
  }

  private static String bare(String name) {
    return Keywords.strip(name)
        .replaceFirst("(?i)^(comp-|fj_comp_|<)", "")
        .replaceFirst(">$", "")
        .toUpperCase(Locale.ROOT);
  }

  private OptionalInt byNumber(String name) {
    OptionalLong number = Numbers.whole(name);
    return number.isPresent() && number.getAsLong() >= 1 && number.getAsLong() <= channels.size()
        ? OptionalInt.of((int) number.getAsLong() - 1)
        : OptionalInt.empty();
  }

  /**
   * {@code $DFCiTOj}: percent of dye i seen by detector j. Beckman Coulter counts the fluorescence
   * detectors FL1, FL2 ...; where no channel is called so the numbers are those of the parameters.
   */
  private Optional<Spillover> pairwise() {
    int[] byDetector = new int[1000];
    java.util.Arrays.fill(byDetector, -1);
    boolean detectors = false;
    for (int c = channels.size() - 1; c >= 0; c--) {
      Matcher matcher = DETECTOR.matcher(Keywords.strip(channels.get(c).name()));
      if (matcher.matches()) {
        // The logarithmic channel of a detector wins over its linear twin, the first over others.
        int number = Integer.parseInt(matcher.group(1));
        if (byDetector[number] < 0
            || channels.get(c).logarithmic()
            || !channels.get(byDetector[number]).logarithmic()) {
          byDetector[number] = c;
        }
        detectors = true;
      }
    }
    List<int[]> pairs = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    List<Integer> used = new ArrayList<>();
    for (Keywords.Entry entry : keywords.entries()) {
      Matcher matcher = DFC.matcher(Keywords.strip(entry.name()));
      if (!matcher.matches()) {
        continue;
      }
      Optional<Double> share = Numbers.parse(entry.value());
      int from = Integer.parseInt(matcher.group(1));
      int to = Integer.parseInt(matcher.group(2));
      if (share.isEmpty() || share.get() == 0 || from == to) {
        continue;
      }
      int row = detectors ? byDetector[from] : from - 1;
      int column = detectors ? byDetector[to] : to - 1;
      if (row < 0 || column < 0 || row >= channels.size() || column >= channels.size()) {
        log.add(
            FcsRules.SPILLOVER_UNUSABLE, entry.name(), "there is no such pair of detectors here");
        return Optional.empty();
      }
      pairs.add(new int[] {row, column});
      shares.add(share.get() / 100);
      for (int c : List.of(row, column)) {
        if (!used.contains(c)) {
          used.add(c);
        }
      }
    }
    if (pairs.isEmpty() || used.size() > MOST) {
      return Optional.empty();
    }
    used.sort(null);
    double[][] matrix = new double[used.size()][used.size()];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i][i] = 1;
    }
    for (int p = 0; p < pairs.size(); p++) {
      matrix[used.indexOf(pairs.get(p)[0])][used.indexOf(pairs.get(p)[1])] = shares.get(p);
    }
    log.add(FcsRules.SPILLOVER_NOTE, "$DFCiTOj", "percentages between pairs of detectors");
    return Optional.of(
        new Spillover(
            used,
            used.stream().map(c -> channels.get(c).name()).toList(),
            List.of(matrix),
            "$DFCiTOj"));
  }

  private static String brief(String value) {
    return value.length() > 40 ? value.substring(0, 40) + "..." : value;
  }
}
