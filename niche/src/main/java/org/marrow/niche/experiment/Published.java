package org.marrow.niche.experiment;

/**
 * What was published of an arm.
 *
 * @param arm id of the arm
 * @param readout what was measured
 * @param low least value that agrees with the publication
 * @param high greatest value that agrees
 * @param text what the publication says, in our words
 * @param source citation
 * @param use whether the model was calibrated to it or it was held back
 */
public record Published(
    String arm, Readout readout, double low, double high, String text, String source, Use use) {
  /** What can be read off an arm. */
  public enum Readout {
    /** M1 macrophages on day 14 over those of the vehicle arm. */
    M1_FOLD("M1 macrophages, fold of vehicle"),
    /** Share of TICs on day 14 over that of the vehicle arm. */
    TIC_FOLD("TIC share, fold of vehicle"),
    /** Day of death less that of the vehicle arm. */
    SURVIVAL_GAIN("survival, days beyond vehicle"),
    /** Day of death. */
    SURVIVAL("survival, day");

    private final String words;

    Readout(String words) {
      this.words = words;
    }

    /** The readout in words. */
    public String words() {
      return words;
    }
  }

  /** How a published number was used. */
  public enum Use {
    /** Parameters were chosen to meet it. */
    CALIBRATION,
    /** It was held back to test the model. */
    VALIDATION
  }

  public Published {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "published range of " + arm + " is not ordered: " + low + " to " + high);
    }
  }

  /** Whether a simulated value agrees. */
  public boolean agrees(double simulated) {
    return low <= simulated && simulated <= high;
  }
}
