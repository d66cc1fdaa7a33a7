package org.marrow.cytometry.fcs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.marrow.cytometry.FcsRules;

/**
 * Finds where the events are. HEADER, TEXT and the end of TEXT each name a place; the one is taken
 * for which events times event size fits, then the one whose values look like measurements, then
 * the one right after a delimiter, then the HEADER's.
 */
final class DataFinder {
  private static final String AFTER_TEXT = "the end of TEXT";

  private final Bytes bytes;
  private final Header header;
  private final TextSegment text;
  private final List<Channel> channels;
  private final long limit;
  private final FileLog log;
  private final OptionalLong total;
  private final ValueCheck values;

  /** Where the events are and how to read them. */
  record Located(long begin, long events, Layout layout) {
    /** The byte after the last event. */
    long end() {
      return begin + layout.bytes(events);
    }
  }

  /**
   * @param end last byte of the segment as stated, or -1 when unknown
   */
  private record Place(long begin, long end, String source) {}

  /**
   * @param misfit 0 the stated size is exact, 1 off by one byte, 2 there are bytes left over, 3 the
   *     stated size is wrong but the events fit into the file, 4 the file is too short
   */
  private record Candidate(Place place, LayoutChoice.Option option, int misfit) {}

  DataFinder(Segments known, FileLog log) {
    this.bytes = known.bytes();
    this.header = known.header();
    this.text = known.text();
    this.channels = known.channels();
    this.limit = known.limit();
    this.log = log;
    values = new ValueCheck(known, log);
    total = text.keywords().text("$TOT").map(Numbers::whole).orElse(OptionalLong.empty());
  }

  /** The place, layout and number of the events, or a refusal. */
  Located find() {
    Optional<ByteSequence> order = LayoutChoice.order(text.keywords(), channels, log);
    List<Place> places = places();
    List<Candidate> candidates = new ArrayList<>();
    for (Place place : places) {
      long stated = place.end() >= place.begin() ? place.end() - place.begin() + 1 : 0;
      for (LayoutChoice.Option option :
          LayoutChoice.options(channels, order.orElse(ByteSequence.LITTLE), total, stated)) {
        candidates.add(new Candidate(place, option, misfit(place, option.layout())));
      }
    }
    if (candidates.isEmpty()) {
      if (total.isPresent()
          && total.getAsLong() == 0
          && LayoutChoice.options(channels, ByteSequence.LITTLE, total, 0).size() > 0) {
        return new Located(
            bytes.size(),
            0,
            LayoutChoice.options(channels, ByteSequence.LITTLE, total, 0).getFirst().layout());
      }
      boolean widths = channels.stream().anyMatch(c -> c.bits() == 0);
      throw log.refuse(
          widths ? FcsRules.REQUIRED_KEYWORD : FcsRules.NO_DATA,
          header.base() + 26,
          widths
              ? "$PnB is missing and the size of the data tells no width"
              : "no DATA segment inside the " + bytes.size() + " bytes of the file");
    }
    Candidate best = choose(candidates);
    ValueCheck.Reading reading =
        values.look(best.place().begin(), best.option().layout(), order.isPresent());
    Layout layout = reading.layout();
    if (!best.option().what().isEmpty()) {
      log.add(
          FcsRules.LAYOUT_REPAIRED,
          best.place().begin(),
          best.option().what() + "; with the widths of $PnB the size does not fit");
    }
    Place place = new Place(reading.begin(), best.place().end(), best.place().source());
    return new Located(place.begin(), events(place, layout), layout);
  }

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    add(places, new Place(header.dataBegin(), header.dataEnd(), "the HEADER"));
    Optional<String> begin = text.keywords().text("$BEGINDATA");
    Optional<String> end = text.keywords().text("$ENDDATA");
    if (begin.isPresent()) {
      OptionalLong from = begin.map(Numbers::whole).orElse(OptionalLong.empty());
      OptionalLong to = end.map(Numbers::whole).orElse(OptionalLong.empty());
      if (from.isPresent() && from.getAsLong() > 0) {
        long base = header.base();
        add(
            places,
            new Place(
                Math.min(from.getAsLong(), Long.MAX_VALUE / 4) + base,
                to.isPresent() ? Math.min(to.getAsLong(), Long.MAX_VALUE / 4) + base : -1,
                "$BEGINDATA"));
      }
    }
    Place after = new Place(text.end() + 1, -1, AFTER_TEXT);
    boolean absurd = places.stream().allMatch(this::inText) && fitsAfterText();
    if (!places.isEmpty() && (absurd || tightAfterText())) {
      add(places, after);
    }
    boolean told = header.dataBegin() > 0 || begin.isPresent();
    if (places.isEmpty() && total.orElse(1) > 0 && (!told || fitsAfterText())) {
      add(places, after);
      if (!places.isEmpty()) {
        log.add(
            FcsRules.DATA_BOUNDS,
            after.begin(),
            "neither HEADER nor TEXT say rightly where DATA begins; taken to follow TEXT");
      }
    }
    return places;
  }

  private boolean inText(Place place) {
    return place.begin() >= text.begin() && place.begin() <= text.end();
  }

  private boolean fitsAfterText() {
    return spareAfterText() >= 0;
  }

  /** Whether the events fill the file from the end of TEXT on, a checksum at most left over. */
  private boolean tightAfterText() {
    return spareAfterText() >= 0 && spareAfterText() <= 9;
  }

  /** Bytes that the events would leave if they followed TEXT; negative when they do not fit. */
  private long spareAfterText() {
    List<LayoutChoice.Option> options =
        LayoutChoice.options(channels, ByteSequence.LITTLE, total, 0);
    return options.isEmpty() || total.isEmpty()
        ? -1
        : limit - text.end() - 1 - options.getFirst().layout().bytes(total.getAsLong());
  }

  private void add(List<Place> places, Place place) {
    boolean inside = place.begin() >= header.base() + 26 && place.begin() < limit;
    boolean known =
        places.stream().anyMatch(p -> p.begin() == place.begin() && p.end() == place.end());
    if (inside && !known) {
      places.add(place);
    } else if (!inside
        && place.begin() != 0
        && place.begin() != header.base()
        && total.orElse(1) > 0) {
      log.add(
          FcsRules.HEADER_OFFSETS,
          header.base() + 26,
          "DATA begins at byte "
              + place.begin()
              + " by "
              + place.source()
              + ", the data set ends at byte "
              + limit);
    }
  }

  private int misfit(Place place, Layout layout) {
    long room = limit - place.begin();
    long stated = place.end() >= place.begin() ? place.end() - place.begin() + 1 : -1;
    if (total.isEmpty() || total.getAsLong() == 0) {
      long size = (layout.bits() + 7) / 8;
      return stated < 0
          ? 3
          : stated > room + 1
              ? 4
              : stated % size == 0 ? 0 : Math.min(stated % size, size - stated % size) == 1 ? 1 : 2;
    }
    long need = layout.bytes(total.getAsLong());
    if (need > room) {
      return 4;
    }
    long over = stated - need;
    return stated < 0 ? 3 : over == 0 ? 0 : Math.abs(over) == 1 ? 1 : over > 0 ? 2 : 3;
  }

  private Candidate choose(List<Candidate> candidates) {
    Candidate best = candidates.getFirst();
    for (Candidate other : candidates.subList(1, candidates.size())) {
      if (better(other, best)) {
        best = other;
      }
    }
    return best;
  }

  private boolean better(Candidate other, Candidate best) {
    int a = rank(other);
    int b = rank(best);
    if (a != b) {
      return a < b;
    }
    if (other.place().begin() == best.place().begin()) {
      return false;
    }
    double gain =
        Plausibility.strange(bytes, best.place().begin(), limit, best.option().layout())
            - Plausibility.strange(bytes, other.place().begin(), limit, other.option().layout());
    if (Math.abs(gain) > 0.1) {
      return gain > 0;
    }
    boolean follows = other.place().begin() == text.end() + 1;
    return follows && best.place().begin() != text.end() + 1;
  }

  /**
   * Data that would begin inside TEXT are the last choice; a repaired layout needs a better fit.
   */
  private int rank(Candidate c) {
    // A place that the file states wins over one that only follows from the end of TEXT.
    int unsaid = c.place().source().equals(AFTER_TEXT) ? 1 : 0;
    int other = c.option().what().isEmpty() ? 0 : c.option().last() ? 5 : 1;
    return c.misfit() * 2 + unsaid + other + (inText(c.place()) ? 20 : 0);
  }

  private long events(Place place, Layout layout) {
    long begin = place.begin();
    long room = limit - begin;
    long stated = place.end() >= begin ? place.end() - begin + 1 : -1;
    if (header.dataBegin() != 0
        && begin != header.dataBegin()
        && header.dataBegin() < limit
        && !place.source().equals(AFTER_TEXT)) {
      log.add(
          FcsRules.DATA_BOUNDS,
          begin,
          "DATA begins at byte "
              + begin
              + " by "
              + place.source()
              + ", at byte "
              + header.dataBegin()
              + " by the HEADER; the events fit from "
              + begin);
    } else {
      other(begin);
    }
    long byStated = layout.eventsIn(Math.min(stated + 1, room));
    if (total.isEmpty() || total.getAsLong() == 0) {
      return untold(stated, room, byStated, layout, begin);
    }
    long events = total.getAsLong();
    long need = layout.bytes(events);
    if (need > room) {
      long whole = layout.eventsIn(room);
      if (whole == 0) {
        throw log.refuse(
            FcsRules.NO_DATA, begin, "$TOT says " + events + " events, not one is in the file");
      }
      log.add(
          FcsRules.TRUNCATED_DATA,
          begin + layout.bytes(whole),
          "$TOT says " + events + " events, the file holds " + whole + " whole ones");
      return whole;
    }
    if (stated >= 0 && Math.abs(stated - need) == 1) {
      log.add(
          FcsRules.DATA_BOUNDS,
          place.end(),
          "DATA ends at byte "
              + (begin + need - 1)
              + ", "
              + place.source()
              + " says "
              + place.end());
      return events;
    }
    if (stated > need) {
      surplus(begin + need, Math.min(begin + stated, limit), layout, events);
      return events;
    }
    if (stated >= 0 && stated < need) {
      // The segment is said to hold fewer. Trust $TOT only when the file ends with its last event.
      boolean tight = room - need <= 9;
      long fewer = layout.eventsIn(stated);
      boolean whole = layout.bytes(fewer) == stated && fewer > 0;
      log.add(
          FcsRules.EVENT_COUNT,
          begin,
          "$TOT says "
              + events
              + " events, the DATA segment as stated holds "
              + fewer
              + "; read "
              + (tight || !whole ? events : fewer));
      return tight || !whole ? events : fewer;
    }
    return events;
  }

  /** The number of events when {@code $TOT} does not tell. */
  private long untold(long stated, long room, long byStated, Layout layout, long begin) {
    boolean zero = total.isPresent();
    if (zero && (stated <= 1 || byStated == 0)) {
      return 0;
    }
    long events = stated > 1 ? byStated : layout.eventsIn(room - (header.third() ? 8 : 0));
    if (events == 0) {
      if (zero) {
        return 0;
      }
      throw log.refuse(FcsRules.NO_DATA, begin, "$TOT is missing and there is not one whole event");
    }
    log.add(
        FcsRules.EVENT_COUNT,
        begin,
        "$TOT is " + (zero ? "0" : "missing") + "; the DATA segment holds " + events + " events");
    return events;
  }

  private void surplus(long from, long to, Layout layout, long events) {
    boolean zeros = true;
    for (long i = from; i < Math.min(to, from + (1 << 20)) && zeros; i++) {
      zeros = bytes.at(i) == 0 || bytes.at(i) == ' ';
    }
    long more = layout.eventsIn(to - from);
    if (zeros || more == 0) {
      log.add(FcsRules.DATA_BOUNDS, from, (to - from) + " bytes of filling after the last event");
    } else {
      log.add(
          FcsRules.EVENT_COUNT,
          from,
          "$TOT says "
              + events
              + " events; the DATA segment has room for "
              + more
              + " more that are not zero and were not read");
    }
  }

  /** A note that TEXT names another place, when it does. */
  private void other(long begin) {
    OptionalLong from =
        text.keywords().text("$BEGINDATA").map(Numbers::whole).orElse(OptionalLong.empty());
    if (from.isPresent() && from.getAsLong() > 0 && from.getAsLong() + header.base() != begin) {
      log.add(
          FcsRules.DATA_BOUNDS,
          begin,
          "DATA begins at byte "
              + begin
              + ", $BEGINDATA says "
              + (from.getAsLong() + header.base()));
    }
  }
}
