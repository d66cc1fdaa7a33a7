package org.marrow.niche.drug;

import java.util.Locale;

/** The rival explanations of why tumour-initiating cells become more frequent under bortezomib. */
public enum Rival {
  /** Interleukin-1beta raises the probability that a dividing TIC renews itself. */
  SELF_RENEWAL,
  /** Interleukin-1beta turns differentiated cells back into TICs. */
  PLASTICITY,
  /** TICs are only killed less often; interleukin-1beta is idle. */
  SELECTIVE_SURVIVAL;

  /** The name in files and commands: {@code self-renewal}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
