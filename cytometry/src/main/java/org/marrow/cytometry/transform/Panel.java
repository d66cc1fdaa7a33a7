package org.marrow.cytometry.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.fcs.EventSource;

/**
 * Which channel measures what, whatever way the file writes it: {@code CD14(Gd160)Dd}, {@code
 * 209Bi_CD11b}, {@code 160Gd_CD14}, {@code Syndecan-1}, {@code IL-1}&beta;, blanks around, metal
 * tags in the short name and the marker in the long one.
 *
 * @param markers one a channel, in file order
 */
public record Panel(List<Marker> markers) {
  private static final String ELEMENTS =
      "In|La|Ce|Pr|Nd|Sm|Eu|Gd|Tb|Dy|Ho|Er|Tm|Yb|Lu|Ir|Pt|Bi|Pd|Rh|Y|Cd|Ba|Xe|I|Ag|Pb|Os|Te|Sn|Hf|Ta|W|Au";
  private static final String METAL =
      "(?:(" + ELEMENTS + ")(\\d{2,3})|(\\d{2,3})(" + ELEMENTS + "))";
  private static final Pattern IN_BRACKETS =
      Pattern.compile("(.*)\\(" + METAL + "(?:Di|Dd)?\\)(?:Di|Dd)?");
  private static final Pattern ALONE = Pattern.compile(METAL + "(?:Di|Dd)?");
  private static final Pattern FIRST =
      Pattern.compile(METAL + "(?:Di|Dd)?[_\\-\\s]+(.+?)(?:\\s*\\(v\\))?");
  private static final Pattern LAST = Pattern.compile("(.+?)[_\\-\\s]+" + METAL + "(?:Di|Dd)?");
  private static final Pattern SCATTER =
      Pattern.compile("(?i)(FSC?|SSC?|FS|SS|FWD|FORWARD|SIDE)([\\s_\\-].*|\\d.*)?");
  private static final Pattern TIME = Pattern.compile("(?i)time.*|hdr-t|computed time");
  private static final Pattern CLOUD =
      Pattern.compile(
          "(?i)(event|cell)[_\\s]?length|width|center|centre|offset|residual|amplitude|event ?#|pulse width");
  private static final Pattern DNA = Pattern.compile("(?i)(dna|ir|intercalator).*");
  private static final Pattern VIABLE =
      Pattern.compile(
          "(?i).*(viab|live|dead|l/d|cisplatin|cis-?pt|7-?aad|dapi|zombie|propidium|^pi$|sytox|ldv).*");
  private static final Pattern BARCODE = Pattern.compile("(?i)(bc|barcode)[\\s_\\-]?\\d*.*");
  private static final Pattern BEAD = Pattern.compile("(?i).*bead.*");
  private static final String DYE =
      "(?:FITC|PE|APC|PerCP|BU?V ?\\d+|AF ?\\d+|Alexa|Pacific|PB|PO|eFluor|Qdot|V\\d{3}|Krome|ECD)";
  private static final Pattern CLONE_OR_DYE =
      Pattern.compile(
          "(?i)[\\s:_\\-]+(?:"
              + DYE
              + "(?:[\\s/\\-]?(?:Cy|Vio|Fire|Dazzle|H\\d|R\\d|A\\d)?[\\w./]*)?"
              + "(?:[\\s\\-].*)?|A|H|W)$");

  public Panel {
    markers = List.copyOf(markers);
  }

  /** The panel of these channels. */
  public static Panel of(List<Channel> channels) {
    List<Marker> markers = new ArrayList<>();
    for (int c = 0; c < channels.size(); c++) {
      markers.add(marker(c, channels.get(c)));
    }
    return new Panel(markers);
  }

  /** The channel of a marker, when exactly one measures it. */
  public OptionalInt find(String marker) {
    String wanted = MarkerNames.usual(marker);
    List<Marker> hits =
        markers.stream()
            .filter(m -> m.role() == Marker.Role.MARKER && m.name().equalsIgnoreCase(wanted))
            .toList();
    return hits.size() == 1 ? OptionalInt.of(hits.getFirst().channel()) : OptionalInt.empty();
  }

  /**
   * The first channel of a marker, in file order; nothing when none measures it. Files list the
   * area of a pulse before its height.
   */
  public OptionalInt first(String marker) {
    String wanted = MarkerNames.usual(marker);
    return markers.stream()
        .filter(m -> MarkerNames.same(m.name(), wanted))
        .mapToInt(Marker::channel)
        .findFirst();
  }

  /**
   * The channel of each wanted marker that the events have, by marker, sorted: what the names of
   * the file tell, and what the user maps.
   *
   * @param mapped channel name or label by marker, where the names do not tell; wins over them
   */
  public static SortedMap<String, Integer> channels(
      EventSource events, Set<String> wanted, Map<String, String> mapped) {
    Panel panel = of(events.channels());
    TreeMap<String, Integer> found = new TreeMap<>();
    for (String marker : wanted) {
      String channel = mapped.get(marker);
      OptionalInt at = channel != null ? events.find(channel) : panel.first(marker);
      at.ifPresent(c -> found.put(marker, c));
    }
    return found;
  }

  private static Marker marker(int index, Channel channel) {
    String name = channel.name().strip();
    String label = channel.label().strip();
    Optional<String> metal = metal(name).or(() -> metal(label));
    String fromLabel = bare(label);
    String fromName = bare(name);
    if (TIME.matcher(name).matches()) {
      return new Marker(index, name, metal, Marker.Role.TIME);
    }
    if (CLOUD.matcher(name).matches()) {
      return new Marker(index, name, metal, Marker.Role.CLOUD);
    }
    if (metal.isEmpty() && SCATTER.matcher(name).matches()) {
      return new Marker(index, name, metal, Marker.Role.SCATTER);
    }
    boolean labelSays = !fromLabel.isEmpty() && !fromLabel.equalsIgnoreCase(name);
    boolean nameSays = !fromName.isEmpty() && (metal.isPresent() || MarkerNames.known(fromName));
    String said = labelSays ? fromLabel : nameSays ? fromName : "";
    if (said.isEmpty()) {
      return new Marker(index, name, metal, Marker.Role.EMPTY);
    }
    return new Marker(index, MarkerNames.usual(said), metal, role(said));
  }

  private static Marker.Role role(String said) {
    if (MarkerNames.known(said)) {
      return Marker.Role.MARKER;
    }
    if (BARCODE.matcher(said).matches()) {
      return Marker.Role.BARCODE;
    }
    if (DNA.matcher(said).matches()
        && said.toLowerCase(Locale.ROOT).matches("dna.*|ir\\d*.*|inter.*")) {
      return Marker.Role.DNA;
    }
    if (VIABLE.matcher(said).matches()) {
      return Marker.Role.VIABILITY;
    }
    return BEAD.matcher(said).matches() ? Marker.Role.BEAD : Marker.Role.MARKER;
  }

  private static Optional<String> metal(String text) {
    for (Pattern pattern : List.of(IN_BRACKETS, ALONE, FIRST, LAST)) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        int g = pattern == IN_BRACKETS || pattern == LAST ? 2 : 1;
        String element = matcher.group(g) != null ? matcher.group(g) : matcher.group(g + 3);
        String mass = matcher.group(g + 1) != null ? matcher.group(g + 1) : matcher.group(g + 2);
        return Optional.of(element + mass);
      }
    }
    return Optional.empty();
  }

  /** The text without its metal, dye and the mark of an area, height or width. */
  private static String bare(String text) {
    Matcher brackets = IN_BRACKETS.matcher(text);
    String rest = text;
    if (brackets.matches()) {
      rest = brackets.group(1);
    } else if (ALONE.matcher(text).matches()) {
      return "";
    } else {
      Matcher first = FIRST.matcher(text);
      Matcher last = LAST.matcher(text);
      if (first.matches()) {
        rest = first.group(5);
      } else if (last.matches()) {
        rest = last.group(1);
      }
    }
    String plain = CLONE_OR_DYE.matcher(rest.strip()).replaceFirst("").strip();
    return plain.isEmpty() ? rest.strip() : plain;
  }
}
