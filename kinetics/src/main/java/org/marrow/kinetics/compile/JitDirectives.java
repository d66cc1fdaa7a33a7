package org.marrow.kinetics.compile;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Tells the JIT of this process to leave generated kernels to its optimising compiler. The
 * first-tier compiler can give up on straight-line vector methods ("out of virtual registers in LIR
 * generator"), after which they stay uncompiled for the life of the process, at random per start.
 * And it tells the JIT to call vector code from the solvers and not to inline it there, where it
 * would inline some of it only and pass the rest of the vectors through the heap. The directive
 * touches classes of this project only and needs no flag of the user.
 */
final class JitDirectives {
  /** Name of every generated class; hidden classes add a suffix of their own. */
  static final String GENERATED = "org.marrow.kinetics.compile.GeneratedKernel";

  private static final String TEXT =
      """
      [
        {
          match: [
            "org/marrow/kinetics/compile/GeneratedKernel*.*",
            "org/marrow/kinetics/lanes/VectorArithmetic*.*"
          ],
          c1: { Exclude: true },
          inline: [
            "-org/marrow/kinetics/lanes/VectorArithmetic*.prepare*",
            "-org/marrow/kinetics/lanes/VectorArithmetic*.finish",
            "-org/marrow/kinetics/lanes/VectorArithmetic*.accept",
            "-org/marrow/kinetics/compile/GeneratedKernel*.*",
            "+org/marrow/kinetics/lanes/VectorArithmetic*.*"
          ]
        },
        {
          match: "org/marrow/kinetics/ode/*.*",
          inline: [
            "-org/marrow/kinetics/lanes/VectorArithmetic*.*",
            "-org/marrow/kinetics/compile/GeneratedKernel*.*"
          ]
        }
      ]
      """;

  private static final boolean INSTALLED = install();

  private JitDirectives() {}

  /** Whether the directive is in force; installs it at the first call. */
  static boolean installed() {
    return INSTALLED;
  }

  private static boolean install() {
    try {
      Path file = Files.createTempFile("marrow-jit", ".json");
      try {
        Files.writeString(file, TEXT);
        Object answer =
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "compilerDirectivesAdd",
                    new Object[] {new String[] {file.toString()}},
                    new String[] {String[].class.getName()});
        return String.valueOf(answer).contains("directives added");
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException | JMException | SecurityException e) {
      // Not a HotSpot JVM, or a read-only temporary folder: the self-check tells what it costs.
      return false;
    }
  }
}
