package org.marrow.kinetics.population;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.random.Streams;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.rules.KineticsRules;

/**
 * Virtual patients, made one by one from their index. The draw of a parameter is addressed by
 * (seed, name of the parameter, index of the patient): adding a parameter or an arm changes no
 * other draw, so arms share their patients (common random numbers).
 */
public final class Population {
  private final long size;
  private final LongFunction<Map<String, Double>> values;
  private final List<String> names;

  private Population(long size, List<String> names, LongFunction<Map<String, Double>> values) {
    if (size < 1) {
      throw new IllegalArgumentException("a population needs a patient, got " + size);
    }
    this.size = size;
    this.names = List.copyOf(names);
    this.values = values;
  }

  /** Patients whose parameters are drawn independently. */
  public static Population of(
      long size, Streams streams, Map<String, ? extends Distribution> distributions) {
    double[][] independent = new double[distributions.size()][distributions.size()];
    for (int i = 0; i < independent.length; i++) {
      independent[i][i] = 1;
    }
    return correlated(size, streams, distributions, independent);
  }

  /**
   * Patients whose parameters are correlated through a Gaussian copula: normal numbers z = L u with
   * L the Cholesky factor of the correlation matrix.
   *
   * @param distributions by id, in the order of the matrix
   * @param correlation symmetric, ones on the diagonal, positive definite
   */
  public static Population correlated(
      long size,
      Streams streams,
      Map<String, ? extends Distribution> distributions,
      double[][] correlation) {
    List<String> ids = List.copyOf(distributions.keySet());
    List<Distribution> shapes = List.copyOf(distributions.values());
    List<String> purposes = ids.stream().map(id -> "parameter " + id).toList();
    double[][] factor = cholesky(correlation, ids);
    return new Population(
        size,
        ids,
        index -> {
          int n = ids.size();
          double[] u = new double[n];
          for (int i = 0; i < n; i++) {
            u[i] = streams.stream(purposes.get(i), index).normal();
          }
          Map<String, Double> drawn = new LinkedHashMap<>();
          for (int i = 0; i < n; i++) {
            double z = 0;
            for (int j = 0; j <= i; j++) {
              z += factor[i][j] * u[j];
            }
            drawn.put(ids.get(i), shapes.get(i).at(z));
          }
          return drawn;
        });
  }

  /**
   * Patients drawn as the network's own notes say: every parameter whose spread is a distribution,
   * such as {@code // spread: lognormal(cv=30%)}.
   *
   * @throws InvalidInput with every spread that cannot be read
   */
  public static Population of(Network network, long size, Streams streams) {
    Map<String, Distribution> distributions = new LinkedHashMap<>();
    List<Finding> faults = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      String spread = parameter.provenance().spread().orElse("");
      if (Distribution.isNotation(spread)) {
        try {
          distributions.put(
              parameter.id(), Distribution.parse(spread, parameter.value().orElse(Double.NaN)));
        } catch (IllegalArgumentException e) {
          faults.add(
              KineticsRules.BAD_SPREAD.at(
                  Where.in(network.id()).column(parameter.id()),
                  "the spread of " + parameter.id() + ": " + e.getMessage()));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return of(size, streams, distributions);
  }

  /** One patient a row; the columns that are numbers are values by id, others are left alone. */
  public static Population of(Table table) {
    List<NumberColumn> columns = new ArrayList<>();
    table
        .columns()
        .forEach(c -> {
          if (c instanceof NumberColumn number) {
            columns.add(number);
          }
        });
    return new Population(
        table.rows(),
        columns.stream().map(NumberColumn::name).toList(),
        index -> {
          Map<String, Double> row = new LinkedHashMap<>();
          for (NumberColumn column : columns) {
            if (!column.isMissing((int) index)) {
              row.put(column.name(), column.number((int) index));
            }
          }
          return row;
        });
  }

  /** The same patients with some values in place of their own: another arm. */
  public Population with(Map<String, Double> changes) {
    Map<String, Double> fixed = Map.copyOf(changes);
    List<String> all = new ArrayList<>(names);
    fixed.keySet().stream().sorted().filter(n -> !all.contains(n)).forEach(all::add);
    return new Population(
        size,
        all,
        index -> {
          Map<String, Double> changed = new LinkedHashMap<>(values.apply(index));
          changed.putAll(fixed);
          return changed;
        });
  }

  /** Number of patients. */
  public long size() {
    return size;
  }

  /** What differs between patients. */
  public List<String> names() {
    return names;
  }

  /** The patient of an index from 0. */
  public Patient patient(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("patient must be 0 to " + (size - 1) + ", got " + index);
    }
    return new Patient(index, values.apply(index));
  }

  /** Lower triangular L with L L' = the matrix. */
  private static double[][] cholesky(double[][] matrix, List<String> ids) {
    int n = ids.size();
    if (matrix.length != n) {
      throw new IllegalArgumentException(
          "the correlation matrix has " + matrix.length + " rows for " + n + " parameters");
    }
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      if (matrix[i].length != n || matrix[i][i] != 1) {
        throw new IllegalArgumentException(
            "a correlation matrix is square with ones on its diagonal; see " + ids.get(i));
      }
      for (int j = 0; j <= i; j++) {
        if (matrix[i][j] != matrix[j][i]) {
          throw new IllegalArgumentException(
              "the correlations of " + ids.get(i) + " and " + ids.get(j) + " differ");
        }
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        if (i == j && !(sum > 0)) {
          throw new IllegalArgumentException(
              "the correlation matrix is not positive definite at " + ids.get(i));
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    return lower;
  }
}
