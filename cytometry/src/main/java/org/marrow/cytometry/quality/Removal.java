package org.marrow.cytometry.quality;

import java.util.BitSet;
import org.marrow.foundation.findings.Rule;

/**
 * Events removed for one reason.
 *
 * @param rule the rule that removed them
 * @param reason what was found, with the value and the limit
 * @param events the events, numbered from 0 in file order; an event may be removed for more than
 *     one reason
 */
public record Removal(Rule rule, String reason, BitSet events) {
  public Removal {
    events = (BitSet) events.clone();
  }

  /** The events; a copy. */
  @Override
  public BitSet events() {
    return (BitSet) events.clone();
  }

  /** How many events. */
  public long count() {
    return events.cardinality();
  }
}
