package org.marrow.foundation.random;

/**
 * All random numbers of a study. A stream is found by its address, (seed, purpose, entity, draw),
 * never drawn from a shared state; so the same patient gets the same numbers on any thread, in any
 * order, after a restart.
 *
 * @param seed the study seed; any value
 */
public record Streams(long seed) {

  /** The stream of an entity (patient, replicate, well ...) for a purpose, draw 0. */
  public Stream stream(String purpose, long entity) {
    return stream(purpose, entity, 0);
  }

  /**
   * The stream at an address.
   *
   * @param purpose what the numbers are for, for example {@code "clearance"}; any text
   * @param entity index of the patient, replicate or other entity; any value
   * @param draw which draw of this entity and purpose (visit, resample ...), 0 or more
   */
  public Stream stream(String purpose, long entity, int draw) {
    if (draw < 0) {
      throw new IllegalArgumentException("draw must be 0 or more, got " + draw);
    }
    // The key must hold seed and purpose in 64 bits: encrypt the purpose's hash under the seed.
    long hash = hash(purpose);
    int[] key = new int[4];
    Philox.block(
        (int) hash, (int) (hash >>> 32), purpose.length(), 0, (int) seed, (int) (seed >>> 32), key);
    return new Stream(key[0], key[1], entity, draw);
  }

  /**
   * FNV-1a, 64 bits, over UTF-16 code units: specified, so that an address means the same for ever.
   */
  private static long hash(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      hash = (hash ^ (c & 0xFF)) * 0x100000001B3L;
      hash = (hash ^ (c >>> 8)) * 0x100000001B3L;
    }
    return hash;
  }
}
