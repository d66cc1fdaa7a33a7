package org.marrow.cytometry.assay;

import java.util.Optional;
import org.marrow.cytometry.definition.ControlKind;
import org.marrow.cytometry.fcs.Sample;

/**
 * A control tube as it was acquired.
 *
 * @param kind what it is
 * @param marker the marker it leaves out or replaces; empty: all
 * @param sample its events
 */
public record ControlTube(ControlKind kind, Optional<String> marker, Sample sample) {}
