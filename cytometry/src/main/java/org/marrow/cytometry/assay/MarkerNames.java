package org.marrow.cytometry.assay;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.marrow.cytometry.fcs.EventSource;
import org.marrow.cytometry.transform.Panel;

/**
 * Finds the channels of the markers that definitions name: what the {@link Panel} reads out of the
 * names of the file ({@code CD86 APC}, {@code 160Gd_CD14}, {@code CD14(Gd160)Dd}); what the names
 * do not tell, the user maps.
 *
 * @param mapped channel name or label by marker, as the user gave it
 */
public record MarkerNames(Map<String, String> mapped) {
  public MarkerNames {
    mapped = Map.copyOf(mapped);
  }

  /** The channel of each wanted marker that the events have, by marker, sorted. */
  public Map<String, Integer> find(EventSource events, Set<String> wanted) {
    Panel panel = Panel.of(events.channels());
    TreeMap<String, Integer> found = new TreeMap<>();
    for (String marker : wanted) {
      String channel = mapped.get(marker);
      OptionalInt at = channel != null ? events.find(channel) : panel.first(marker);
      at.ifPresent(c -> found.put(marker, c));
    }
    return found;
  }
}
