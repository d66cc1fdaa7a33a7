package org.marrow.kinetics.compile;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.marrow.kinetics.lanes.LaneArithmetic;
import org.marrow.kinetics.lanes.Lanes;

/**
 * Values are vectors. Only names of the Vector API stand here, so that this class loads without the
 * module; the species is a static final field of the generated class and folds to a constant.
 */
final class VectorBackend implements Backend {
  private static final String PACKAGE = "jdk.incubator.vector.";
  private static final ClassDesc VECTOR = ClassDesc.of(PACKAGE + "Vector");
  private static final ClassDesc DOUBLES = ClassDesc.of(PACKAGE + "DoubleVector");
  private static final ClassDesc SPECIES = ClassDesc.of(PACKAGE + "VectorSpecies");
  private static final ClassDesc MASK = ClassDesc.of(PACKAGE + "VectorMask");
  private static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE + "VectorOperators");
  private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
  private static final ClassDesc LANES = ClassDesc.of(Lanes.class.getName());
  private static final ClassDesc ARITHMETIC = ClassDesc.of(LaneArithmetic.class.getName());
  private static final ClassDesc CALLS = ClassDesc.of(LaneCalls.class.getName());
  private static final ClassDesc D = ConstantDescs.CD_double;
  private static final ClassDesc I = ConstantDescs.CD_int;
  private static final ClassDesc MEMORY = D.arrayType();
  private static final MethodTypeDesc NONE = MethodTypeDesc.of(DOUBLES);
  private static final MethodTypeDesc ONE = MethodTypeDesc.of(DOUBLES, VECTOR);
  private static final MethodTypeDesc TWO = MethodTypeDesc.of(DOUBLES, VECTOR, VECTOR);

  private final int lanes;
  private ClassDesc self = DOUBLES;

  VectorBackend(int lanes) {
    this.lanes = lanes;
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public int localSize() {
    return 1;
  }

  @Override
  public void declare(ClassBuilder builder, ClassDesc owner) {
    self = owner;
    int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL;
    builder.withField("SPECIES", SPECIES, flags);
    builder.withField("ARITHMETIC", ARITHMETIC, flags);
    builder.withMethodBody(
        ConstantDescs.CLASS_INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_STATIC,
        code ->
            code.loadConstant(lanes)
                .invokestatic(LANES, "species", MethodTypeDesc.of(SPECIES, I))
                .putstatic(owner, "SPECIES", SPECIES)
                .loadConstant(lanes)
                .invokestatic(LANES, "arithmetic", MethodTypeDesc.of(ARITHMETIC, I))
                .putstatic(owner, "ARITHMETIC", ARITHMETIC)
                .return_());
  }

  private CodeBuilder species(CodeBuilder code) {
    return code.getstatic(self, "SPECIES", SPECIES);
  }

  @Override
  public void number(CodeBuilder code, double value) {
    species(code)
        .loadConstant(value)
        .invokestatic(DOUBLES, "broadcast", MethodTypeDesc.of(DOUBLES, SPECIES, D));
  }

  @Override
  public void load(CodeBuilder code, int slot) {
    species(code)
        .aload(0)
        .loadConstant(slot * lanes)
        .invokestatic(DOUBLES, "fromArray", MethodTypeDesc.of(DOUBLES, SPECIES, MEMORY, I));
  }

  @Override
  public void store(CodeBuilder code, int local, int slot) {
    code.aload(local)
        .aload(0)
        .loadConstant(slot * lanes)
        .invokevirtual(DOUBLES, "intoArray", MethodTypeDesc.of(ConstantDescs.CD_void, MEMORY, I));
  }

  @Override
  public void get(CodeBuilder code, int local) {
    code.aload(local);
  }

  @Override
  public void put(CodeBuilder code, int local) {
    code.astore(local);
  }

  @Override
  public void operate(CodeBuilder code, Op op, int a, int b, int c) {
    switch (op) {
      case ADD -> binary(code, "add", a, b);
      case SUB -> binary(code, "sub", a, b);
      case MUL -> binary(code, "mul", a, b);
      case DIV -> binary(code, "div", a, b);
      case NEG -> unary(code, "neg", a);
      case ABS -> unary(code, "abs", a);
      case SQRT -> unary(code, "sqrt", a);
      case FMA -> code.aload(a).aload(b).aload(c).invokevirtual(DOUBLES, "fma", TWO);
      case FNMA -> {
        unary(code, "neg", a);
        code.aload(b).aload(c).invokevirtual(DOUBLES, "fma", TWO);
      }
      case LT, LE, EQ, NE -> {
        number(code, 0);
        number(code, 1);
        code.aload(a).getstatic(OPERATORS, op.name(), COMPARISON).aload(b);
        code.invokevirtual(DOUBLES, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
        blend(code);
      }
      case SELECT -> {
        code.aload(c).aload(b);
        code.aload(a).getstatic(OPERATORS, "NE", COMPARISON);
        number(code, 0);
        code.invokevirtual(DOUBLES, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
        blend(code);
      }
      default -> throw new IllegalArgumentException("no vector operation " + op);
    }
  }

  private static void unary(CodeBuilder code, String name, int a) {
    code.aload(a).invokevirtual(DOUBLES, name, NONE);
  }

  private static void binary(CodeBuilder code, String name, int a, int b) {
    code.aload(a).aload(b).invokevirtual(DOUBLES, name, ONE);
  }

  private static void blend(CodeBuilder code) {
    code.invokevirtual(DOUBLES, "blend", MethodTypeDesc.of(DOUBLES, VECTOR, MASK));
  }

  @Override
  public void exponentials(CodeBuilder code, int a, int result, int count) {
    code.getstatic(self, "ARITHMETIC", ARITHMETIC).aload(0).loadConstant(a * lanes);
    code.loadConstant(result * lanes).loadConstant(count);
    code.invokeinterface(
        ARITHMETIC, "exp", MethodTypeDesc.of(ConstantDescs.CD_void, MEMORY, I, I, I));
  }

  @Override
  public void call(CodeBuilder code, Op op, int a, int b, int result) {
    String name =
        switch (op) {
          case EXP -> "exp";
          case LN -> "log";
          case LOG10 -> "log10";
          case POW -> "pow";
          default -> "";
        };
    if (name.isEmpty()) {
      code.loadConstant(op.ordinal()).aload(0).loadConstant(a * lanes);
      code.loadConstant(Math.max(b, 0) * lanes).loadConstant(result * lanes).loadConstant(lanes);
      code.invokestatic(
          CALLS, "call", MethodTypeDesc.of(ConstantDescs.CD_void, I, MEMORY, I, I, I, I));
      return;
    }
    code.getstatic(self, "ARITHMETIC", ARITHMETIC).aload(0).loadConstant(a * lanes);
    if (op == Op.POW) {
      code.loadConstant(b * lanes);
    }
    code.loadConstant(result * lanes);
    code.invokeinterface(
        ARITHMETIC,
        name,
        op == Op.POW
            ? MethodTypeDesc.of(ConstantDescs.CD_void, MEMORY, I, I, I)
            : MethodTypeDesc.of(ConstantDescs.CD_void, MEMORY, I, I));
  }
}
