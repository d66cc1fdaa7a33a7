package org.marrow.niche.regimen;

import java.util.Optional;

/** The way a drug is given. */
public enum Route {
  /** Into a vein. */
  IV("intravenous"),
  /** Under the skin. */
  SC("subcutaneous"),
  /** By mouth. */
  PO("oral"),
  /** Into the peritoneum (mice). */
  IP("intraperitoneal"),
  /** Radiation from outside. */
  EXTERNAL("external beam");

  private final String words;

  Route(String words) {
    this.words = words;
  }

  /** The route in words. */
  public String words() {
    return words;
  }

  /** The route of a symbol in any case: {@code SC}. */
  public static Optional<Route> of(String symbol) {
    for (Route route : values()) {
      if (route.name().equalsIgnoreCase(symbol)) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }
}
