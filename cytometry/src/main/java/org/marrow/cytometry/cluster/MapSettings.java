package org.marrow.cytometry.cluster;

/**
 * Size and training of the map.
 *
 * @param width nodes across, 2 to 40
 * @param height nodes down, 2 to 40
 * @param rounds how often the training events are shown, 1 or more
 * @param mostShown most presentations in all; a larger sample is trained on a random part and then
 *     mapped whole
 * @param strangers share of the events, those farthest from their node, that get a further map, 0
 *     to 0.5; 0: no further map
 * @param seed any value; the same seed gives the same map
 */
public record MapSettings(
    int width, int height, int rounds, int mostShown, double strangers, long seed) {
  public MapSettings {
    if (width < 2 || width > 40 || height < 2 || height > 40) {
      throw new IllegalArgumentException(
          "width and height are 2 to 40 nodes, got " + width + " and " + height);
    }
    if (!(strangers >= 0 && strangers <= 0.5)) {
      throw new IllegalArgumentException("strangers are 0 to 0.5 of the events, got " + strangers);
    }
    if (rounds < 1 || mostShown < 1) {
      throw new IllegalArgumentException(
          "rounds and presentations must be 1 or more, got " + rounds + " and " + mostShown);
    }
  }

  /** 14 x 14 nodes, ten rounds, at most 400,000 presentations; as many for the farthest tenth. */
  public static MapSettings standard(long seed) {
    return new MapSettings(14, 14, 10, 400_000, 0.1, seed);
  }

  /** Number of nodes of one grid. */
  public int nodes() {
    return width * height;
  }
}
