package org.marrow.cytometry.fcs;

/**
 * What a file says about one measured parameter. The values of a {@link Sample} are raw: neither
 * amplification nor gain is applied to them; {@code transform.ChannelScale} does that as a step of
 * its own.
 *
 * @param name the short name, keyword {@code $PnN}; never blank (a file without one gets {@code
 *     P1}, {@code P2} ... and a finding)
 * @param label the long name, keyword {@code $PnS}, usually the marker; the empty string when the
 *     file has none
 * @param type how the value is stored
 * @param bits bits of one value in the file; 0 for text of any length
 * @param range the keyword {@code $PnR}: one more than the largest value an integer channel can
 *     take; for other types the top of the scale, which values may exceed. 0 when unknown
 * @param decades first number of {@code $PnE}: decades of a logarithmic amplifier, 0 when linear
 * @param offset second number of {@code $PnE}: the scale value of channel 0, 0 when linear (files
 *     that say 0 with decades mean 1, FCS 3.1 section 3.2.20)
 * @param gain the keyword {@code $PnG}: linear amplification, 1 when absent
 */
public record Channel(
    String name,
    String label,
    Type type,
    int bits,
    double range,
    double decades,
    double offset,
    double gain) {

  /** How a value is stored. */
  public enum Type {
    /** Unsigned binary integer, {@code $DATATYPE I}. */
    INTEGER,
    /** IEEE 754 single precision, {@code $DATATYPE F}. */
    FLOAT,
    /** IEEE 754 double precision, {@code $DATATYPE D}. */
    DOUBLE,
    /** Decimal digits, {@code $DATATYPE A}, or a column of a text table. */
    TEXT
  }

  public Channel {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a channel needs a name");
    }
    if (bits < 0) {
      throw new IllegalArgumentException("channel " + name + ": bits must be at least 0: " + bits);
    }
    if (!Double.isFinite(range) || range < 0) {
      throw new IllegalArgumentException(
          "channel " + name + ": the range must be finite and at least 0: " + range);
    }
    if (!Double.isFinite(decades) || decades < 0 || !Double.isFinite(offset) || offset < 0) {
      throw new IllegalArgumentException(
          "channel "
              + name
              + ": amplification must be two numbers of at least 0: "
              + decades
              + ","
              + offset);
    }
    if (!Double.isFinite(gain) || gain <= 0) {
      throw new IllegalArgumentException(
          "channel " + name + ": the gain must be finite and above 0: " + gain);
    }
  }

  /** A linear channel of single precision with gain 1, as tables and computed columns have it. */
  public static Channel linear(String name, String label, double range) {
    return new Channel(name, label, Type.FLOAT, 32, range, 0, 0, 1);
  }

  /** Whether the amplifier was logarithmic, so that raw values are channel numbers. */
  public boolean logarithmic() {
    return decades > 0;
  }

  /** The marker when the file names one, else the short name: what a plot's axis shows. */
  public String title() {
    return label.isBlank() ? name : label;
  }
}
