package org.marrow.workbench.count;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.marrow.cytometry.assay.ControlTube;

/** Counts all tubes of a sheet on several threads; the result does not depend on how many. */
public final class CountingRun {
  private CountingRun() {}

  /** Hears how many tubes are done; from any thread. */
  @FunctionalInterface
  public interface Listener {
    /** So many of all tubes are counted. */
    void counted(int done, int of);
  }

  /**
   * Counts every sample of the sheet, in its order. The control tubes stay in memory, samples only
   * while they are counted.
   *
   * @throws org.marrow.foundation.findings.InvalidInput when a file is refused
   */
  public static List<SampleCounter.Counted> of(
      SampleCounter counter, SampleSheet sheet, int threads, Listener listener) {
    Map<String, List<ControlTube>> controls = new LinkedHashMap<>();
    for (SampleRow row : sheet.controls()) {
      controls.computeIfAbsent(row.batch(), _ -> new ArrayList<>()).add(counter.control(row));
    }
    List<SampleRow> rows = sheet.counted();
    AtomicInteger done = new AtomicInteger();
    return inOrder(
        rows.size(),
        threads,
        i -> {
          SampleRow row = rows.get(i);
          SampleCounter.Counted counted =
              counter.count(row, controls.getOrDefault(row.batch(), List.of()));
          listener.counted(done.incrementAndGet(), rows.size());
          return counted;
        });
  }

  /** Work on an item by its number. */
  @FunctionalInterface
  public interface Task<T> {
    /** The result for item {@code i}. */
    T of(int i);
  }

  /** Does a task for every number from 0, on several threads; results in order. */
  public static <T> List<T> inOrder(int items, int threads, Task<T> task) {
    if (threads <= 1 || items <= 1) {
      return IntStream.range(0, items).mapToObj(task::of).toList();
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, items))) {
      List<Future<T>> futures =
          IntStream.range(0, items).mapToObj(i -> pool.submit(() -> task.of(i))).toList();
      List<T> results = new ArrayList<>();
      try {
        for (Future<T> future : futures) {
          results.add(future.get());
        }
      } catch (ExecutionException e) {
        pool.shutdownNow();
        if (e.getCause() instanceof RuntimeException bad) {
          throw bad;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        pool.shutdownNow();
        Thread.currentThread().interrupt();
        throw new IllegalStateException("counting was interrupted", e);
      }
      return List.copyOf(results);
    }
  }
}
