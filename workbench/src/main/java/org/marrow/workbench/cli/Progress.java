package org.marrow.workbench.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * One line on standard error that tells how far a long work is, at most ten times a second, wiped
 * when the work ends. Safe to call from any thread; costs next to nothing when not shown.
 */
public final class Progress implements AutoCloseable {
  private static final long EVERY_NANOS = 100_000_000L;
  private static final int WIDTH = 78;

  private final PrintWriter to;
  private final boolean shown;
  private long lastNanos;
  private boolean dirty;

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
   * Says how much is done.
   *
   * @param what the work, for example {@code simulating}
   * @param done units done so far
   * @param total all units; at least 1
   */
  public void at(String what, long done, long total) {
    if (shown) {
      show(
          String.format(
              Locale.ROOT,
              "%s %d of %d (%d %%)",
              what,
              done,
              total,
              done * 100 / Math.max(1, total)),
          done >= total);
    }
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
