package org.marrow.survival.data;

/**
 * A time-to-event end point, defined and not assumed.
 *
 * @param name name for tables, for example {@code PFS}
 * @param death what a death means for it
 */
public record EndPoint(String name, Death death) {
  /** What a death without an earlier event means for an end point. */
  public enum Death {
    /** Death is the event, and the only one. */
    IS_THE_EVENT,
    /** Death counts as an event beside others. */
    COUNTS,
    /** Death ends observation and makes the event impossible: a competing event, code 2. */
    COMPETES
  }

  /** Overall survival: death of any cause. */
  public static final EndPoint OS = new EndPoint("OS", Death.IS_THE_EVENT);

  /** Progression-free survival: progression or death. */
  public static final EndPoint PFS = new EndPoint("PFS", Death.COUNTS);

  /** Event-free survival: the protocol's events or death. */
  public static final EndPoint EFS = new EndPoint("EFS", Death.COUNTS);

  /** Time to progression: death without progression competes. */
  public static final EndPoint TTP = new EndPoint("TTP", Death.COMPETES);

  /** Time to next treatment: death before it competes. */
  public static final EndPoint TTNT = new EndPoint("TTNT", Death.COMPETES);

  public EndPoint {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an end point needs a name");
    }
  }
}
