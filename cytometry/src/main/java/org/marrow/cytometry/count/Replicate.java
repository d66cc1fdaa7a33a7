package org.marrow.cytometry.count;

/**
 * One tube of a set of replicates or blanks.
 *
 * @param k events in the population
 * @param n events of the denominator, 1 or more, at least k
 */
public record Replicate(long k, long n) {
  public Replicate {
    if (n < 1 || k < 0 || k > n) {
      throw new IllegalArgumentException("need 0 <= k <= n and n >= 1, got k " + k + " of n " + n);
    }
  }
}
