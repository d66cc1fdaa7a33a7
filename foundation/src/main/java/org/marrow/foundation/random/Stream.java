package org.marrow.foundation.random;

/**
 * One addressed sequence of random numbers with the samplers that Marrow uses. Not thread-safe: a
 * stream belongs to whoever asked for it. A block of the generator gives two 64-bit words; the
 * counter of blocks has 32 bits, so a stream holds 2^33 words.
 */
public final class Stream {
  private final int key0;
  private final int key1;
  private final int entityLow;
  private final int entityHigh;
  private final int draw;
  private final int[] block = new int[4];
  private int blocks;
  private boolean half;

  Stream(int key0, int key1, long entity, int draw) {
    this.key0 = key0;
    this.key1 = key1;
    this.entityLow = (int) entity;
    this.entityHigh = (int) (entity >>> 32);
    this.draw = draw;
  }

  /** The next 64 random bits. */
  public long bits() {
    if (half) {
      half = false;
      return ((long) block[3] << 32) | (block[2] & 0xFFFFFFFFL);
    }
    Philox.block(blocks++, draw, entityLow, entityHigh, key0, key1, block);
    half = true;
    return ((long) block[1] << 32) | (block[0] & 0xFFFFFFFFL);
  }

  /** Uniform on the open interval (0, 1): (k + 1/2) / 2^52 for k in 0 ... 2^52 - 1. */
  public double uniform() {
    return ((bits() >>> 12) + 0.5) * 0x1p-52;
  }

  /** Uniform integer in 0 ... bound - 1, exact (Lemire 2019, doi:10.1145/3230636). */
  public long below(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be 1 or more, got " + bound);
    }
    long bits = bits();
    long high = Math.unsignedMultiplyHigh(bits, bound);
    long low = bits * bound;
    if (Long.compareUnsigned(low, bound) < 0) {
      long threshold = Long.remainderUnsigned(-bound, bound);
      while (Long.compareUnsigned(low, threshold) < 0) {
        bits = bits();
        high = Math.unsignedMultiplyHigh(bits, bound);
        low = bits * bound;
      }
    }
    return high;
  }

  /** Standard normal. */
  public double normal() {
    return NormalSampler.sample(this);
  }

  /** Exponential with mean 1. */
  public double exponential() {
    return -StrictMath.log(uniform());
  }

  /** Poisson with the given mean (0 or more, finite). */
  public long poisson(double mean) {
    return PoissonSampler.sample(this, mean);
  }

  /** Number of successes in n trials with success probability p. */
  public long binomial(long n, double p) {
    return BinomialSampler.sample(this, n, p);
  }

  /** Gamma with the given shape (greater than 0) and scale 1. */
  public double gamma(double shape) {
    return GammaSampler.sample(this, shape);
  }

  /** Counts of n trials over categories with the given weights (0 or more, not all 0). */
  public long[] multinomial(long n, double[] weights) {
    return BinomialSampler.multinomial(this, n, weights);
  }

  /** A uniformly random permutation of 0 ... n - 1 (Fisher-Yates). */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = (int) below(i + 1L);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** n indices drawn with replacement from 0 ... n - 1. */
  public int[] bootstrap(int n) {
    int[] index = new int[n];
    for (int i = 0; i < n; i++) {
      index[i] = (int) below(n);
    }
    return index;
  }
}
