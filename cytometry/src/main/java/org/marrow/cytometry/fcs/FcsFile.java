package org.marrow.cytometry.fcs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.marrow.cytometry.FcsRules;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Severity;

/**
 * An open event file: its data sets and what there is to say about it. Close it when its events are
 * no longer needed; a {@link Sample} that was read from it stays usable.
 */
public final class FcsFile implements AutoCloseable {
  private static final int MOST_DATA_SETS = 10_000;
  private final String name;
  private final long bytes;
  private final List<FcsDataSet> dataSets;
  private final int chosen;
  private final FileLog log;
  private final List<Finding> faults;
  private final Runnable release;

  private FcsFile(
      String name,
      long bytes,
      List<FcsDataSet> dataSets,
      FileLog log,
      List<Finding> faults,
      Runnable release) {
    this.name = name;
    this.bytes = bytes;
    this.dataSets = List.copyOf(dataSets);
    this.chosen = choice(dataSets);
    this.log = log;
    this.faults = List.copyOf(faults);
    this.release = release;
  }

  /** Every data set that could be read, in file order. */
  public List<FcsDataSet> dataSets() {
    return dataSets;
  }

  /**
   * The data set to use when nobody asks for another: the first of the newest version.
   *
   * @throws InvalidInput when the file was refused
   */
  public FcsDataSet chosen() {
    report().throwIfRefused();
    return dataSets.get(chosen);
  }

  /**
   * What there is to say about the file so far. {@link FcsDataSet#summarise()} adds what only the
   * values themselves show.
   */
  public ConformanceReport report() {
    List<Finding> all = new ArrayList<>(log.findings());
    boolean read = chosen >= 0;
    for (Finding fault : faults) {
      // A later data set that cannot be read does not refuse the file, it is a repair.
      all.add(
          read
              ? new Finding(
                  fault.rule(),
                  Severity.WARNING,
                  fault.where(),
                  "a data set was left out: " + fault.what(),
                  fault.remedy(),
                  fault.reference())
              : fault);
    }
    return new ConformanceReport(
        name,
        bytes,
        read ? dataSets.get(chosen).version() : "",
        ConformanceReport.verdict(all, read),
        all,
        dataSets.size(),
        chosen + 1,
        read ? dataSets.get(chosen).eventCount() : 0,
        read ? dataSets.get(chosen).channels() : List.of());
  }

  @Override
  public void close() {
    release.run();
  }

  /** A file that could not even be opened. */
  static FcsFile refused(String name, long bytes, InvalidInput why) {
    return new FcsFile(name, bytes, List.of(), new FileLog(name), why.findings(), () -> {});
  }

  /** Reads the structure of a file; never throws for what it holds. */
  static FcsFile read(String name, Bytes bytes, long sizeOnDisk, Runnable release) {
    FileLog log = new FileLog(name);
    List<FcsDataSet> sets = new ArrayList<>();
    List<Finding> faults = new ArrayList<>();
    long base = Header.first(bytes);
    if (base < 0) {
      faults.add(NotFcs.fault(name, bytes));
    } else if (base > 0) {
      log.add(
          FcsRules.HEADER_OFFSETS,
          base,
          base + " bytes stand before the HEADER; every offset counts from byte " + base);
    }
    int number = 0;
    while (base >= 0 && number < MOST_DATA_SETS) {
      number++;
      long next = -1;
      try {
        Header header = Header.read(bytes, base, log);
        TextSegment text = TextSegment.read(bytes, header, log);
        next = next(bytes, header, text, log);
        long limit = next > base ? next : bytes.size();
        FcsDataSet set = new DataSetReader(bytes, name, log).read(header, text, limit);
        sets.add(set);
        next = next < 0 ? unnamed(bytes, set, log) : next;
        Checksum.check(bytes, header, text, limit, log);
      } catch (InvalidInput refusal) {
        faults.addAll(refusal.findings());
      }
      base = next > base ? next : -1;
    }
    if (sets.size() > 1) {
      List<String> each = new ArrayList<>();
      for (FcsDataSet set : sets.subList(0, Math.min(12, sets.size()))) {
        each.add("FCS" + set.version() + " with " + set.eventCount() + " events");
      }
      int choice = choice(sets);
      log.add(
          FcsRules.SEVERAL_DATA_SETS,
          sets.get(choice).begin(),
          sets.size()
              + " data sets: "
              + String.join(", ", each)
              + (sets.size() > each.size() ? ", ..." : "")
              + "; number "
              + (choice + 1)
              + " was chosen");
    }
    return new FcsFile(name, sizeOnDisk, sets, log, faults, release);
  }

  /** Concatenated files: a data set that follows right after this one and that nothing names. */
  private static long unnamed(Bytes bytes, FcsDataSet set, FileLog log) {
    for (long at = set.dataEnd(); at < Math.min(set.dataEnd() + 64, bytes.size() - 26); at++) {
      if (Header.startsAt(bytes, at)) {
        log.add(FcsRules.NEXT_DATA, at, "a data set begins here that $NEXTDATA does not name");
        return at;
      }
    }
    return -1;
  }

  private static int choice(List<FcsDataSet> sets) {
    int best = -1;
    for (int i = 0; i < sets.size(); i++) {
      if (best < 0 || sets.get(i).version().compareTo(sets.get(best).version()) > 0) {
        best = i;
      }
    }
    return best;
  }

  /** Where the next data set begins, or -1. The offset counts from this one's beginning. */
  private static long next(Bytes bytes, Header header, TextSegment text, FileLog log) {
    Optional<OptionalLong> stated = text.keywords().text("$NEXTDATA").map(Numbers::whole);
    long offset = stated.orElse(OptionalLong.of(0)).orElse(-1);
    if (offset > 0 && offset < bytes.size()) {
      for (long at : new long[] {header.base() + offset, offset}) {
        if (at > header.base() && Header.startsAt(bytes, at)) {
          return at;
        }
      }
    }
    if (offset != 0) {
      log.add(
          FcsRules.NEXT_DATA,
          text.begin(),
          "$NEXTDATA is "
              + text.keywords().text("$NEXTDATA").orElse("")
              + ", no data set begins there");
    }
    return -1;
  }
}
