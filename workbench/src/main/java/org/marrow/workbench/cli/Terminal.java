package org.marrow.workbench.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/** What the launcher knows about the terminal and the JVM cannot find out by itself. */
final class Terminal {
  private Terminal() {}

  /**
   * Whether standard error is a terminal; the launcher says so, a bare JVM is taken for a script.
   */
  static boolean isInteractive() {
    return "1".equals(System.getenv("MARROW_TERMINAL"));
  }

  /**
   * The real standard error. The launcher keeps the JVM's own warnings away from users by a filter
   * on descriptor 2 and hands over the real one as descriptor 3; {@code /dev/fd/3} would not do,
   * because opening a redirected file again loses its position.
   */
  static FileDescriptor standardError() {
    if (!"3".equals(System.getenv("MARROW_STDERR"))) {
      return FileDescriptor.err;
    }
    try {
      Constructor<FileDescriptor> ofNumber = FileDescriptor.class.getDeclaredConstructor(int.class);
      ofNumber.setAccessible(true);
      FileDescriptor real = ofNumber.newInstance(3);
      System.setErr(new PrintStream(new FileOutputStream(real), true, StandardCharsets.UTF_8));
      return real;
    } catch (ReflectiveOperationException | RuntimeException closed) {
      return FileDescriptor.err; // still seen, through the filter
    }
  }
}
