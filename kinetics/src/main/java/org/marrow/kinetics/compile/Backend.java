package org.marrow.kinetics.compile;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;

/** How one kind of value (a double, a vector) is handled in bytecode. */
interface Backend {
  /** Number of lanes. */
  int lanes();

  /** Local variable slots that a value takes. */
  int localSize();

  /** Adds what the class needs beside its methods. */
  void declare(ClassBuilder builder, java.lang.constant.ClassDesc self);

  /** Pushes a number. */
  void number(CodeBuilder code, double value);

  /** Pushes a slot of the memory, which is local 0. */
  void load(CodeBuilder code, int slot);

  /** Writes a local to a slot. */
  void store(CodeBuilder code, int local, int slot);

  /** Pushes a local. */
  void get(CodeBuilder code, int local);

  /** Pops into a local. */
  void put(CodeBuilder code, int local);

  /** Pushes the result of an operation on locals. */
  void operate(CodeBuilder code, Op op, int a, int b, int c);

  /** Emits e^a for neighbouring slots. */
  void exponentials(CodeBuilder code, int a, int result, int count);

  /** Emits a call from slots to a slot. */
  void call(CodeBuilder code, Op op, int a, int b, int result);
}
