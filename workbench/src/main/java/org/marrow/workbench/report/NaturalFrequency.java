package org.marrow.workbench.report;

/**
 * Shares as people count: {@code about 3 of 10} instead of 31 %. Readers understand a count out of
 * ten or a hundred better than a percentage or a decimal (Gigerenzer and Hoffrage 1995,
 * doi:10.1037/0033-295X.102.4.684).
 */
public final class NaturalFrequency {
  private NaturalFrequency() {}

  /**
   * A share in words. Out of ten where tenths tell it to within three points of a hundred, out of a
   * hundred otherwise; never "none" or "all" of a share that is neither 0 nor 1.
   *
   * @param share from 0 to 1
   */
  public static String of(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share lies between 0 and 1, got " + share);
    }
    if (share == 0) {
      return "none";
    }
    if (share == 1) {
      return "all";
    }
    if (share < 0.001) {
      return "fewer than 1 of 1,000";
    }
    if (share < 0.01) {
      return "about " + Math.round(share * 1000) + " of 1,000";
    }
    if (share > 0.99) {
      return "more than 99 of 100";
    }
    long tenths = Math.round(share * 10);
    if (tenths > 0 && tenths < 10 && Math.abs(share - tenths / 10.0) <= 0.03 + 1e-12) {
      return "about " + tenths + " of 10";
    }
    return "about " + Math.round(share * 100) + " of 100";
  }

  /**
   * A share with how sure it is: {@code about 3 of 10 (it could be 2 to 4)}. All three are counted
   * out of the same number, a hundred when ten cannot tell them apart.
   *
   * @param share from 0 to 1
   * @param lower lower limit, at most the share
   * @param upper upper limit, at least the share
   */
  public static String of(double share, double lower, double upper) {
    if (!(lower <= share && share <= upper && lower >= 0 && upper <= 1)) {
      throw new IllegalArgumentException(
          "limits enclose the share within 0 and 1, got " + lower + ", " + share + ", " + upper);
    }
    String counted = of(share);
    if (!counted.startsWith("about ")) {
      return counted;
    }
    int whole = counted.endsWith(" of 10") ? 10 : 100;
    long from = Math.round(lower * whole);
    long to = Math.round(upper * whole);
    return from == to ? counted : counted + " (it could be " + from + " to " + to + ")";
  }
}
