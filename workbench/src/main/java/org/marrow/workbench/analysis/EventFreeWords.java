package org.marrow.workbench.analysis;

import java.util.Locale;

/** What it means, in everyday words, not to have had the event of an end point. */
public final class EventFreeWords {
  private EventFreeWords() {}

  /**
   * Completes the sentence "about 3 of 10 people ...": {@code were alive}, {@code were alive and
   * their cancer had not grown back}.
   *
   * @param endPoint name of an end point, for example {@code overall survival}
   */
  public static String of(String endPoint) {
    String name = endPoint.toLowerCase(Locale.ROOT);
    if (name.contains("progression-free") || name.equals("pfs")) {
      return "were alive and their cancer had not grown back";
    }
    if (name.contains("event-free") || name.contains("relapse-free") || name.equals("efs")) {
      return "were alive and free of the cancer's return";
    }
    if (name.contains("overall survival") || name.equals("os") || name.equals("survival")) {
      return "were alive";
    }
    if (name.contains("next treatment")) {
      return "had not needed a next treatment";
    }
    if (name.contains("progression")) {
      return "had not got worse";
    }
    return "had not reached this end point (" + endPoint + ")";
  }
}
