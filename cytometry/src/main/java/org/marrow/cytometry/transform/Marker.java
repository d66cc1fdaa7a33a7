package org.marrow.cytometry.transform;

import java.util.Optional;

/**
 * What a channel measures, as far as its names tell.
 *
 * @param channel index of the channel
 * @param name the marker under its usual name, for example {@code CD138}; for a channel that
 *     measures no marker the short name of the channel
 * @param metal isotope of mass cytometry, for example {@code Gd160}; empty in fluorescence
 * @param role what kind of channel it is
 */
public record Marker(int channel, String name, Optional<String> metal, Role role) {

  /** What kind of channel. */
  public enum Role {
    /** A stained marker. */
    MARKER,
    /** Forward or side scatter. */
    SCATTER,
    /** Time of the event. */
    TIME,
    /** Length of the ion cloud, or offset, width, residual and centre of its fit. */
    CLOUD,
    /** DNA intercalator. */
    DNA,
    /** Live or dead. */
    VIABILITY,
    /** Barcode of a pooled sample. */
    BARCODE,
    /** Calibration bead. */
    BEAD,
    /** A channel without a marker: empty, background or a detector by itself. */
    EMPTY
  }
}
