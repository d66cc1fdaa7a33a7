package org.marrow.cytometry.assay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.fcs.EventSource;

/**
 * Finds the channels of the markers that definitions name. A channel is a marker when its label or
 * name is the marker with dye and metal taken off ({@code CD86 APC}, {@code 160Gd_CD14}, {@code
 * CD14(Gd160)Dd}); what the names do not tell, the user maps.
 *
 * @param mapped channel name or label by marker, as the user gave it
 */
public record MarkerNames(Map<String, String> mapped) {
  public MarkerNames {
    mapped = Map.copyOf(mapped);
  }

  /** The channel of each wanted marker that the events have, by marker, sorted. */
  public Map<String, Integer> find(EventSource events, Set<String> wanted) {
    Map<String, List<Integer>> byName = new LinkedHashMap<>();
    for (int c = 0; c < events.channels().size(); c++) {
      Channel channel = events.channels().get(c);
      String marker = key(channel.label().isBlank() ? channel.name() : channel.label());
      byName.computeIfAbsent(marker, _ -> new ArrayList<>()).add(c);
    }
    TreeMap<String, Integer> found = new TreeMap<>();
    for (String marker : wanted) {
      String channel = mapped.get(marker);
      if (channel != null) {
        events.find(channel).ifPresent(c -> found.put(marker, c));
        continue;
      }
      List<Integer> same = byName.getOrDefault(key(marker), List.of());
      // Two channels of one marker (area and height): the first, which files list as area.
      if (!same.isEmpty()) {
        found.put(marker, same.getFirst());
      }
    }
    return found;
  }

  /** Lower case without dye, metal tag, blanks and marks: {@code HLA-DR PE-Cy7} is hladr. */
  static String key(String text) {
    String name = text.toLowerCase(Locale.ROOT).strip();
    name = name.replaceAll("\\((?:[a-z]{1,2})?\\d{2,3}(?:[a-z]{1,2})?\\)(d[di])?$", "");
    name = name.replaceAll("^\\d{2,3}[a-z]{1,2}[_ -]", "");
    name = name.replaceAll("^[a-z]{1,2}\\d{2,3}d[di][_ -]", "");
    name =
        name.replaceAll(
            "[ _:-]+(apc|pe|fitc|bv|buv|pb|po|pacific|percp|pecy|af|alexa|qdot|v4|v5|efluor)"
                + "[a-z0-9 ._/-]*$",
            "");
    return name.replace("α", "a").replace("β", "b").replace("γ", "g").replaceAll("[^a-z0-9]", "");
  }
}
