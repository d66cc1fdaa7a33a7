package org.marrow.kinetics.compile;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.marrow.kinetics.elementary.Elementary;

/** Values are doubles: one lane. */
final class ScalarBackend implements Backend {
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final ClassDesc ELEMENTARY = ClassDesc.of(Elementary.class.getName());
  private static final ClassDesc D = ConstantDescs.CD_double;
  private static final MethodTypeDesc ONE = MethodTypeDesc.of(D, D);
  private static final MethodTypeDesc TWO = MethodTypeDesc.of(D, D, D);
  private static final MethodTypeDesc THREE = MethodTypeDesc.of(D, D, D, D);

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public int localSize() {
    return 2;
  }

  @Override
  public void declare(ClassBuilder builder, ClassDesc self) {}

  @Override
  public void number(CodeBuilder code, double value) {
    code.loadConstant(value);
  }

  @Override
  public void load(CodeBuilder code, int slot) {
    code.aload(0).loadConstant(slot).daload();
  }

  @Override
  public void store(CodeBuilder code, int local, int slot) {
    code.aload(0).loadConstant(slot).dload(local).dastore();
  }

  @Override
  public void get(CodeBuilder code, int local) {
    code.dload(local);
  }

  @Override
  public void put(CodeBuilder code, int local) {
    code.dstore(local);
  }

  @Override
  public void operate(CodeBuilder code, Op op, int a, int b, int c) {
    code.dload(a);
    switch (op) {
      case ADD -> code.dload(b).dadd();
      case SUB -> code.dload(b).dsub();
      case MUL -> code.dload(b).dmul();
      case DIV -> code.dload(b).ddiv();
      case NEG -> code.dneg();
      case ABS -> code.invokestatic(MATH, "abs", ONE);
      case SQRT -> code.invokestatic(MATH, "sqrt", ONE);
      case FMA -> code.dload(b).dload(c).invokestatic(MATH, "fma", THREE);
      case FNMA -> code.dneg().dload(b).dload(c).invokestatic(MATH, "fma", THREE);
      case LT -> truth(code.dload(b).dcmpg(), Opcode.IFLT);
      case LE -> truth(code.dload(b).dcmpg(), Opcode.IFLE);
      case EQ -> truth(code.dload(b).dcmpg(), Opcode.IFEQ);
      case NE -> truth(code.dload(b).dcmpg(), Opcode.IFNE);
      case SELECT -> {
        Label otherwise = code.newLabel();
        Label end = code.newLabel();
        code.dconst_0().dcmpg().ifeq(otherwise).dload(b).goto_(end);
        code.labelBinding(otherwise).dload(c).labelBinding(end);
      }
      default -> throw new IllegalArgumentException("no scalar operation " + op);
    }
  }

  private static void truth(CodeBuilder code, Opcode condition) {
    Label yes = code.newLabel();
    Label end = code.newLabel();
    code.branch(condition, yes).dconst_0().goto_(end);
    code.labelBinding(yes).dconst_1().labelBinding(end);
  }

  @Override
  public void exponentials(CodeBuilder code, int a, int result, int count) {
    for (int i = 0; i < count; i++) {
      call(code, Op.EXP, a + i, -1, result + i);
    }
  }

  @Override
  public void call(CodeBuilder code, Op op, int a, int b, int result) {
    code.aload(0).loadConstant(result);
    load(code, a);
    switch (op) {
      case POW -> {
        load(code, b);
        code.invokestatic(ELEMENTARY, "pow", TWO);
      }
      case REM -> {
        load(code, b);
        code.drem();
      }
      case FLOOR -> code.invokestatic(MATH, "floor", ONE);
      case CEILING -> code.invokestatic(MATH, "ceil", ONE);
      case LN -> code.invokestatic(ELEMENTARY, "log", ONE);
      default -> code.invokestatic(ELEMENTARY, op.name().toLowerCase(java.util.Locale.ROOT), ONE);
    }
    code.dastore();
  }
}
