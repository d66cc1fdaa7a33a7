package org.marrow.foundation.findings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Collects findings in the order they are made, so that an input's faults are reported together.
 */
public final class Findings {
  private final List<Finding> found = new ArrayList<>();

  /** Adds one finding. */
  public void add(Finding finding) {
    found.add(finding);
  }

  /** Adds findings in their order. */
  public void addAll(Collection<Finding> findings) {
    found.addAll(findings);
  }

  /**
   * What a reader gives; nothing when its input has faults, which are added here and told later
   * together with those of other inputs.
   */
  public <T> Optional<T> reading(Supplier<T> reader) {
    try {
      return Optional.of(reader.get());
    } catch (InvalidInput e) {
      addAll(e.findings());
      return Optional.empty();
    }
  }

  /** Everything found so far, in order. */
  public List<Finding> list() {
    return List.copyOf(found);
  }

  /** Whether a finding of at least this severity was made. */
  public boolean any(Severity atLeast) {
    return found.stream().anyMatch(f -> f.severity().compareTo(atLeast) >= 0);
  }

  /**
   * Ends the reading of an input that has faults.
   *
   * @throws InvalidInput with all faults, when there is at least one
   */
  public void throwIfFaulty() {
    List<Finding> faults = found.stream().filter(f -> f.severity() == Severity.FAULT).toList();
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }
}
