package org.marrow.cytometry.fcs;

import java.util.List;

/**
 * What is known of a data set when its events are looked for.
 *
 * @param bytes the file
 * @param header the HEADER
 * @param text keywords, those of a supplemental TEXT among them, and where TEXT lies
 * @param channels the channels as the keywords describe them
 * @param limit where the next data set begins, or the size of the file
 */
record Segments(Bytes bytes, Header header, TextSegment text, List<Channel> channels, long limit) {
  Segments {
    channels = List.copyOf(channels);
  }
}
