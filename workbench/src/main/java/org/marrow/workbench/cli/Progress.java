package org.marrow.workbench.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * One line on standard error that tells how far a long work is, at most ten times a second, wiped
 * when the work ends. Safe to call from any thread; costs next to nothing when not shown.
 */
public final class Progress implements AutoCloseable {
  private static final long EVERY_NANOS = 100_000_000L;
  private static final long TOO_EARLY_NANOS = 2_000_000_000L;
  private static final int WIDTH = 78;

  private final PrintWriter to;
  private final boolean shown;
  private long lastNanos;
  private boolean dirty;

  /** The work that is counted now, and when its count began. */
  private String counted = "";

  private long countedSince;
  private long countedFrom;

  private Progress(PrintWriter to, boolean shown) {
    this.to = to;
    this.shown = shown;
    this.lastNanos = System.nanoTime() - EVERY_NANOS;
  }

  static Progress on(PrintWriter to, boolean shown) {
    return new Progress(to, shown);
  }

  /** Says what is being done now, without a number. */
  public void step(String what) {
    if (shown) {
      show(what, true);
    }
  }

  /**
   * Says how much is done, and after two seconds about how long the rest takes at the pace so far.
   *
   * @param what the work, for example {@code simulating}
   * @param done units done so far
   * @param total all units; at least 1
   */
  public void at(String what, long done, long total) {
    if (shown) {
      String share =
          String.format(
              Locale.ROOT,
              "%s %d of %d (%d %%)",
              what,
              done,
              total,
              done * 100 / Math.max(1, total));
      show(share + left(what, done, total), done >= total);
    }
  }

  private synchronized String left(String what, long done, long total) {
    long now = System.nanoTime();
    if (!what.equals(counted) || done < countedFrom) {
      counted = what;
      countedSince = now;
      countedFrom = done;
    }
    return done >= total ? "" : left(now - countedSince, done - countedFrom, total - done);
  }

  /** Time left in words: empty while it is too early to tell. */
  static String left(long spentNanos, long done, long rest) {
    if (spentNanos < TOO_EARLY_NANOS || done < 1) {
      return "";
    }
    long seconds = Math.max(1, Math.round(spentNanos / 1e9 / done * rest));
    return seconds < 90
        ? ", about " + seconds + " s left"
        : ", about " + Math.round(seconds / 60.0) + " min left";
  }

  private synchronized void show(String text, boolean always) {
    long now = System.nanoTime();
    if (!always && now - lastNanos < EVERY_NANOS) {
      return;
    }
    lastNanos = now;
    dirty = true;
    to.print("\r" + (text.length() > WIDTH ? text.substring(0, WIDTH) : text) + "\u001b[K");
    to.flush();
  }

  /** Wipes the line. */
  @Override
  public synchronized void close() {
    if (dirty) {
      to.print("\r\u001b[K");
      to.flush();
      dirty = false;
    }
  }
}
