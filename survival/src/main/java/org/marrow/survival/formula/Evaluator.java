package org.marrow.survival.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.survival.data.Factor;
import org.marrow.survival.rules.ModelRules;

/** Computes an expression in every row of a table. */
final class Evaluator {
  private static final double LN_2 = StrictMath.log(2);
  private static final double LN_10 = StrictMath.log(10);
  private static final Set<String> LEVELS = Set.of("factor", "as.factor", "relevel", "cut");
  private static final Set<String> TRUTH = Set.of("TRUE", "FALSE", "T", "F", "true", "false");

  private final String formula;
  private final Table table;

  Evaluator(String formula, Table table) {
    this.formula = formula;
    this.table = table;
  }

  Values of(Expression e) {
    return switch (e) {
      case Expression.Name name -> column(name);
      case Expression.Group group -> of(group.inner());
      case Expression.Number number -> {
        double[] same = new double[table.rows()];
        Arrays.fill(same, number.value());
        yield new Values.Numbers(same);
      }
      case Expression.Text text ->
          throw FormulaFault.at(formula, text.at(), "a text can only be compared with a column");
      case Expression.Unary unary -> unary(unary);
      case Expression.Binary binary -> binary(binary);
      case Expression.Call call -> call(call);
      case Expression.Named named -> of(named.value());
    };
  }

  /** Numbers, where labels make no sense. */
  double[] numbers(Expression e) {
    return switch (of(e)) {
      case Values.Numbers numbers -> numbers.values();
      case Values.Labels labels -> {
        if (!labels.logical()) {
          throw FormulaFault.at(formula, e.at(), e.text() + " holds text where a number is needed");
        }
        yield Arrays.stream(labels.codes()).mapToDouble(c -> c < 0 ? Double.NaN : c).toArray();
      }
    };
  }

  /** Labels, with numbers made into levels in the order of their size. */
  Values.Labels labels(Expression e) {
    return switch (of(e)) {
      case Values.Labels labels -> labels;
      case Values.Numbers numbers -> {
        Factor factor = Factor.ofNumbers(numbers.values());
        yield new Values.Labels(factor.codes(), printed(e, factor.levels()), false);
      }
    };
  }

  /** Names of levels that are numbers; R writes those of a column of whole numbers out in full. */
  private static List<String> printed(Expression e, List<String> levels) {
    List<Double> numbers = levels.stream().map(Double::parseDouble).toList();
    boolean whole =
        e instanceof Expression.Name
            && numbers.stream().allMatch(v -> v == Math.rint(v) && Math.abs(v) < 0x1p31);
    List<String> printed = numbers.stream().map(PrintedNumber::of).toList();
    boolean different = Set.copyOf(printed).size() == printed.size();
    return whole || !different ? levels : printed;
  }

  /** The number of a factor's level in their order, from 1, as R has it; else the number itself. */
  private double[] levelNumbers(Expression e) {
    boolean made = e instanceof Expression.Call call && LEVELS.contains(call.function());
    return made
        ? Arrays.stream(labels(e).codes()).mapToDouble(c -> c < 0 ? Double.NaN : c + 1).toArray()
        : numbers(e);
  }

  private Values column(Expression.Name name) {
    Optional<String> called = ColumnNames.find(table, name.name());
    if (called.isEmpty()) {
      if (name.name().equals("pi")) {
        double[] same = new double[table.rows()];
        Arrays.fill(same, Math.PI);
        return new Values.Numbers(same);
      }
      if (name.name().equals("TRUE") || name.name().equals("FALSE")) {
        int[] codes = new int[table.rows()];
        Arrays.fill(codes, name.name().equals("TRUE") ? 1 : 0);
        return new Values.Labels(codes, List.of("FALSE", "TRUE"), true);
      }
      throw FormulaFault.at(
          formula,
          name.at(),
          "no column " + name.name() + " in " + table.source() + "; there are " + table.names());
    }
    Column column = table.column(called.get());
    if (column instanceof NumberColumn number) {
      // Only read from here on: every function of a column makes an array of its own.
      return new Values.Numbers(number.readOnlyNumbers());
    }
    List<String> cells = IntStream.range(0, table.rows()).mapToObj(column::text).toList();
    if (cells.stream().allMatch(c -> c.isEmpty() || TRUTH.contains(c))) {
      int[] codes =
          cells.stream()
              .mapToInt(c -> c.isEmpty() ? -1 : c.toUpperCase(Locale.ROOT).startsWith("T") ? 1 : 0)
              .toArray();
      return new Values.Labels(codes, List.of("FALSE", "TRUE"), true);
    }
    Factor factor = Factor.sorted(cells);
    return new Values.Labels(factor.codes(), factor.levels(), false);
  }

  private Values unary(Expression.Unary unary) {
    double[] x = numbers(unary.operand());
    return switch (unary.operator()) {
      case "-" -> new Values.Numbers(map(x, v -> -v));
      case "!" -> logical(x.length, i -> Double.isNaN(x[i]) ? -1 : x[i] == 0 ? 1 : 0);
      default -> new Values.Numbers(x);
    };
  }

  private Values binary(Expression.Binary e) {
    return switch (e.operator()) {
      case "+" -> combine(e, Double::sum);
      case "-" -> combine(e, (a, b) -> a - b);
      case "*" -> combine(e, (a, b) -> a * b);
      case "/" -> combine(e, (a, b) -> a / b);
      case "^" -> combine(e, Evaluator::power);
      case "%/%" -> combine(e, (a, b) -> Math.floor(a / b));
      case "%%" -> combine(e, (a, b) -> a - Math.floor(a / b) * b);
      case "%in%" -> among(e);
      case "==", "!=", "<", ">", "<=", ">=" -> compare(e);
      case "&", "&&" -> truth(e, (a, b) -> a != 0 && b != 0 ? 1 : 0);
      case "|", "||" -> truth(e, (a, b) -> a != 0 || b != 0 ? 1 : 0);
      default ->
          throw FormulaFault.at(
              formula, e.at(), e.operator() + " has no meaning inside a function");
    };
  }

  private static double power(double a, double b) {
    return b == 2 ? a * a : StrictMath.pow(a, b);
  }

  private Values combine(Expression.Binary e, DoubleBinaryOperator f) {
    double[] a = numbers(e.left());
    double[] b = numbers(e.right());
    double[] result = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] = f.applyAsDouble(a[i], b[i]);
    }
    return new Values.Numbers(result);
  }

  private Values truth(Expression.Binary e, DoubleBinaryOperator f) {
    double[] a = numbers(e.left());
    double[] b = numbers(e.right());
    return logical(
        a.length,
        i -> Double.isNaN(a[i]) || Double.isNaN(b[i]) ? -1 : (int) f.applyAsDouble(a[i], b[i]));
  }

  private Values compare(Expression.Binary e) {
    boolean textRight = e.right() instanceof Expression.Text;
    if (textRight || e.left() instanceof Expression.Text) {
      return compareText(e, textRight);
    }
    Values left = of(e.left());
    Values right = of(e.right());
    if (left instanceof Values.Labels a && !a.logical()
        || right instanceof Values.Labels b && !b.logical()) {
      throw FormulaFault.at(
          formula,
          e.at(),
          "a column of text is compared with a quoted text, for example == \"yes\"");
    }
    double[] a = numbers(e.left());
    double[] b = numbers(e.right());
    return logical(
        a.length,
        i -> {
          if (Double.isNaN(a[i]) || Double.isNaN(b[i])) {
            return -1;
          }
          boolean holds =
              switch (e.operator()) {
                case "==" -> a[i] == b[i];
                case "!=" -> a[i] != b[i];
                case "<" -> a[i] < b[i];
                case ">" -> a[i] > b[i];
                case "<=" -> a[i] <= b[i];
                default -> a[i] >= b[i];
              };
          return holds ? 1 : 0;
        });
  }

  private Values compareText(Expression.Binary e, boolean textRight) {
    Expression quoted = textRight ? e.right() : e.left();
    Expression other = textRight ? e.left() : e.right();
    if (!(quoted instanceof Expression.Text text)
        || !(e.operator().equals("==") || e.operator().equals("!="))) {
      throw FormulaFault.at(formula, e.at(), "texts are compared with == or != only");
    }
    Values.Labels labels = labels(other);
    int wanted = labels.levels().indexOf(text.value());
    if (wanted < 0) {
      throw FormulaFault.at(
          formula,
          text.at(),
          other.text() + " never is \"" + text.value() + "\"; it is one of " + labels.levels());
    }
    boolean equal = e.operator().equals("==");
    int[] codes = labels.codes();
    return logical(codes.length, i -> codes[i] < 0 ? -1 : (codes[i] == wanted) == equal ? 1 : 0);
  }

  private Values call(Expression.Call call) {
    return switch (call.function()) {
      case "I" -> of(only(call));
      case "factor", "ordered", "relevel", "cut" -> new Labelling(formula, this).of(call);
      case "as.factor", "as.character" -> labels(only(call));
      case "as.numeric", "as.double" -> new Values.Numbers(levelNumbers(only(call)));
      case "unlist", "c" -> new Values.Numbers(numbers(only(call)));
      case "mean", "median", "sd", "min", "max" ->
          throw FormulaFault.at(
              formula,
              call.at(),
              call.function()
                  + "() depends on all rows, so other patients would be coded otherwise; write the"
                  + " number itself, or scale(x, scale = FALSE) for a centred column");
      case "interaction" ->
          throw FormulaFault.at(formula, call.at(), "write a:b for the product of two factors");
      case "strata" -> crossed(call.arguments(), IntStream.range(0, table.rows()).toArray());
      case "log" -> {
        double base = call.argument("base").map(this::constant).orElse(StrictMath.E);
        double divisor = base == StrictMath.E ? 1 : StrictMath.log(base);
        yield new Values.Numbers(
            map(numbers(argument(call, "x")), v -> StrictMath.log(v) / divisor));
      }
      case "ifelse" -> choose(call);
      case "is.na" -> {
        Values value = of(only(call));
        boolean[] known = new boolean[table.rows()];
        Arrays.fill(known, true);
        value.leaveMissing(known);
        yield logical(known.length, i -> known[i] ? 0 : 1);
      }
      case "as.integer", "trunc" -> function(call, v -> v < 0 ? Math.ceil(v) : Math.floor(v));
      case "floor" -> function(call, Math::floor);
      case "ceiling" -> function(call, Math::ceil);
      case "round" -> function(call, Math::rint);
      case "log2" -> function(call, v -> StrictMath.log(v) / LN_2);
      case "log10" -> function(call, StrictMath::log10);
      case "log1p" -> function(call, StrictMath::log1p);
      case "exp" -> function(call, StrictMath::exp);
      case "sqrt" -> function(call, StrictMath::sqrt);
      case "abs" -> function(call, Math::abs);
      case "pmax" -> fold(call, Math::max);
      case "pmin" -> fold(call, Math::min);
      default ->
          throw FormulaFault.at(
              formula,
              call.at(),
              "the function "
                  + call.function()
                  + " is not understood; there are log, log2, log10, log1p, exp, sqrt, abs, pmin,"
                  + " pmax, round, floor, ceiling, ifelse, is.na, I, factor, relevel, cut, rcs, ns,"
                  + " bs, poly, scale, strata, cluster, offset");
    };
  }

  Expression only(Expression.Call call) {
    if (call.arguments().size() != 1) {
      throw FormulaFault.at(
          formula,
          call.at(),
          call.function() + "() takes one argument, got " + call.arguments().size());
    }
    return call.arguments().getFirst();
  }

  /** An argument that must be there. */
  Expression argument(Expression.Call call, String name) {
    return call.argument(name)
        .orElseThrow(
            () -> FormulaFault.at(formula, call.at(), call.function() + "() needs " + name));
  }

  /** The members of {@code c(...)}, or the one thing that stands there. */
  List<Expression> list(Expression e) {
    return e instanceof Expression.Call call && call.function().equals("c")
        ? call.arguments()
        : List.of(e);
  }

  /** TRUE or FALSE written in the formula. */
  boolean flag(Expression e) {
    if (e instanceof Expression.Name name && TRUTH.contains(name.name())) {
      return name.name().toUpperCase(Locale.ROOT).startsWith("T");
    }
    throw FormulaFault.at(formula, e.at(), "expected TRUE or FALSE");
  }

  private Values among(Expression.Binary e) {
    List<Expression> members = list(e.right());
    Values left = of(e.left());
    if (left instanceof Values.Labels labels && !labels.logical()) {
      Set<String> wanted = new HashSet<>();
      for (Expression m : members) {
        wanted.add(m instanceof Expression.Text t ? t.value() : m.text());
      }
      return logical(
          labels.rows(),
          i ->
              labels.codes()[i] >= 0 && wanted.contains(labels.levels().get(labels.codes()[i]))
                  ? 1
                  : 0);
    }
    double[] x = numbers(e.left());
    double[] wanted = members.stream().mapToDouble(this::constant).toArray();
    return logical(x.length, i -> Arrays.stream(wanted).anyMatch(w -> w == x[i]) ? 1 : 0);
  }

  private Values choose(Expression.Call call) {
    double[] test = numbers(argument(call, "test"));
    Expression yes = argument(call, "yes");
    Expression no = argument(call, "no");
    if (yes instanceof Expression.Text a && no instanceof Expression.Text b) {
      List<String> levels =
          a.value().equals(b.value())
              ? List.of(a.value())
              : Factor.sorted(List.of(a.value(), b.value())).levels();
      int first = levels.indexOf(a.value());
      int second = levels.indexOf(b.value());
      int[] codes =
          Arrays.stream(test)
              .mapToInt(t -> Double.isNaN(t) ? -1 : t != 0 ? first : second)
              .toArray();
      return new Values.Labels(codes, levels, false);
    }
    double[] a = numbers(yes);
    double[] b = numbers(no);
    double[] result = new double[test.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Double.isNaN(test[i]) ? Double.NaN : test[i] != 0 ? a[i] : b[i];
    }
    return new Values.Numbers(result);
  }

  /** One label for every combination that occurs, in the order of the labels; -1 where missing. */
  Values.Labels crossed(List<Expression> expressions, int[] rows) {
    int[] codes = new int[rows.length];
    List<String> levels = List.of("");
    for (Expression e : expressions) {
      Values.Labels labels = labels(e);
      String prefix = labels.logical() || of(e) instanceof Values.Numbers ? e.text() + "=" : "";
      long width = labels.levels().size();
      long[] pairs = new long[rows.length];
      for (int k = 0; k < rows.length; k++) {
        int own = labels.codes()[rows[k]];
        pairs[k] = codes[k] < 0 || own < 0 ? -1 : codes[k] * width + own;
      }
      long[] used = Arrays.stream(pairs).filter(v -> v >= 0).distinct().sorted().toArray();
      List<String> grown = new ArrayList<>();
      for (long pair : used) {
        String before = levels.get((int) (pair / width));
        String level = prefix + labels.levels().get((int) (pair % width));
        grown.add(before.isEmpty() ? level : before + ", " + level);
      }
      for (int k = 0; k < rows.length; k++) {
        codes[k] = pairs[k] < 0 ? -1 : Arrays.binarySearch(used, pairs[k]);
      }
      levels = grown;
    }
    return new Values.Labels(codes, levels, false);
  }

  /** A number written in the formula. */
  double constant(Expression e) {
    return switch (e) {
      case Expression.Name name when name.name().equals("Inf") -> Double.POSITIVE_INFINITY;
      case Expression.Group group -> constant(group.inner());
      case Expression.Binary b when b.operator().equals("/") ->
          constant(b.left()) / constant(b.right());
      case Expression.Number number -> number.value();
      case Expression.Unary unary when unary.operator().equals("-") -> -constant(unary.operand());
      default -> throw FormulaFault.at(formula, e.at(), "expected a number");
    };
  }

  private Values function(Expression.Call call, DoubleUnaryOperator f) {
    return new Values.Numbers(map(numbers(only(call)), f));
  }

  private Values fold(Expression.Call call, DoubleBinaryOperator f) {
    double[] result = numbers(call.arguments().getFirst()).clone();
    for (Expression argument : call.arguments().subList(1, call.arguments().size())) {
      double[] other = numbers(argument);
      for (int i = 0; i < result.length; i++) {
        result[i] = f.applyAsDouble(result[i], other[i]);
      }
    }
    return new Values.Numbers(result);
  }

  private static double[] map(double[] x, DoubleUnaryOperator f) {
    double[] result = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      result[i] = f.applyAsDouble(x[i]);
    }
    return result;
  }

  private interface Code {
    int of(int row);
  }

  private static Values logical(int rows, Code code) {
    int[] codes = new int[rows];
    for (int i = 0; i < rows; i++) {
      codes[i] = code.of(i);
    }
    return new Values.Labels(codes, List.of("FALSE", "TRUE"), true);
  }

  /** A fault of a column at its place in the table, one finding for each row. */
  InvalidInput rowFaults(String column, List<Integer> rows, String what) {
    return new InvalidInput(
        new ArrayList<>(rows)
            .stream()
                .map(r ->
                    ModelRules.FORMULA_COLUMN.at(
                        Where.in(table.source()).row(r + 1L).column(column), what))
                .toList());
  }
}
