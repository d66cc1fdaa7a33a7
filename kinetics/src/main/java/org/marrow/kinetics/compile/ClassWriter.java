package org.marrow.kinetics.compile;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;

/** Writes routines as one class that implements {@link Routines}. */
final class ClassWriter {
  private static final ClassDesc MEMORY = ConstantDescs.CD_double.arrayType();
  private static final MethodTypeDesc ON_MEMORY = MethodTypeDesc.of(ConstantDescs.CD_void, MEMORY);

  private final Layout layout;
  private final Backend backend;
  private final ClassDesc self;

  ClassWriter(Layout layout, Backend backend) {
    this.layout = layout;
    this.backend = backend;
    this.self = ClassDesc.of(JitDirectives.GENERATED);
  }

  /**
   * The class file.
   *
   * @param routines by the name of the method that runs it
   */
  byte[] write(Map<String, Routine> routines) {
    return ClassFile.of()
        .build(
            self,
            builder -> {
              builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
              builder.withInterfaceSymbols(ClassDesc.of(Routines.class.getName()));
              builder.withMethodBody(
                  ConstantDescs.INIT_NAME,
                  ConstantDescs.MTD_void,
                  0,
                  code ->
                      code.aload(0)
                          .invokespecial(
                              ConstantDescs.CD_Object,
                              ConstantDescs.INIT_NAME,
                              ConstantDescs.MTD_void)
                          .return_());
              builder.withMethodBody(
                  "lanes",
                  MethodTypeDesc.of(ConstantDescs.CD_int),
                  ClassFile.ACC_PUBLIC,
                  code -> code.loadConstant(backend.lanes()).ireturn());
              backend.declare(builder, self);
              routines.forEach((name, routine) -> write(builder, name, routine));
            });
  }

  private void write(ClassBuilder builder, String name, Routine routine) {
    for (int i = 0; i < routine.segments().size(); i++) {
      Routine.Segment segment = routine.segments().get(i);
      builder.withMethodBody(
          name + i,
          ON_MEMORY,
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
          code -> segment(code, segment));
      if (!segment.calls().isEmpty()) {
        builder.withMethodBody(
            name + "Calls" + i,
            ON_MEMORY,
            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
            code -> calls(code, segment.calls()));
      }
    }
    builder.withMethodBody(
        name,
        ON_MEMORY,
        ClassFile.ACC_PUBLIC,
        code -> {
          for (int i = 0; i < routine.segments().size(); i++) {
            Routine.Segment segment = routine.segments().get(i);
            if (!segment.steps().isEmpty()) {
              code.aload(1).invokestatic(self, name + i, ON_MEMORY);
            }
            if (!segment.calls().isEmpty()) {
              code.aload(1).invokestatic(self, name + "Calls" + i, ON_MEMORY);
            }
          }
          code.return_();
        });
  }

  private void calls(CodeBuilder code, List<Routine.Call> calls) {
    for (int i = 0; i < calls.size(); ) {
      Routine.Call call = calls.get(i);
      int a = layout.resolve(call.a());
      int result = layout.resolve(call.result());
      int count = 1;
      while (i + count < calls.size()
          && call.op() == Op.EXP
          && calls.get(i + count).op() == Op.EXP
          && layout.resolve(calls.get(i + count).a()) == a + count
          && layout.resolve(calls.get(i + count).result()) == result + count) {
        count++;
      }
      if (count > 1) {
        backend.exponentials(code, a, result, count);
      } else {
        backend.call(code, call.op(), a, call.b() < 0 ? -1 : layout.resolve(call.b()), result);
      }
      i += count;
    }
    code.return_();
  }

  private void segment(CodeBuilder code, Routine.Segment segment) {
    int[] local = new int[segment.steps().size()];
    int next = 1;
    for (int i = 0; i < local.length; i++) {
      switch (segment.steps().get(i)) {
        case Routine.Load(int slot) -> backend.load(code, layout.resolve(slot));
        case Routine.Number(double value) -> backend.number(code, value);
        case Routine.Compute(Op op, int a, int b, int c) ->
            backend.operate(code, op, local[a], b < 0 ? -1 : local[b], c < 0 ? -1 : local[c]);
        case Routine.Store(int value, int slot) -> {
          backend.store(code, local[value], layout.resolve(slot));
          continue;
        }
      }
      local[i] = next;
      next += backend.localSize();
      backend.put(code, local[i]);
    }
    code.return_();
  }
}
