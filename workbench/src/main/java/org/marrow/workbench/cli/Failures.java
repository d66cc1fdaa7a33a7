package org.marrow.workbench.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.workbench.Product;
import org.marrow.workbench.rules.WorkbenchRules;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into words and an exit code. */
final class Failures {
  private Failures() {}

  /** A command line that cannot be understood: the reason, near names, where to read on. */
  static int usage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    boolean noSuchVerb =
        e instanceof UnmatchedArgumentException
            && command.getParent() == null
            && args.length > 0
            && !args[0].startsWith("-");
    err.println(noSuchVerb ? "There is no command \"" + args[0] + "\"." : e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return ExitCode.BAD_INPUT;
  }

  /** An exception of a command: the user's faults as findings, ours as one line and a log file. */
  static int execution(Exception e, CommandLine command, ParseResult parsed) {
    List<Finding> faults = faults(e);
    if (!faults.isEmpty() && command.getCommand() instanceof Verb verb) {
      Answer answer = new Answer(Map.of(), "", faults);
      verb.print(answer);
      // A refusal of the whole command is no fault of the input.
      return answer.exitCode() == ExitCode.REFUSED ? ExitCode.REFUSED : ExitCode.BAD_INPUT;
    }
    PrintWriter err = command.getErr();
    err.println("Marrow has a defect: " + e + log(e));
    err.flush();
    return ExitCode.DEFECT;
  }

  private static List<Finding> faults(@Nullable Throwable e) {
    return switch (e) {
      case InvalidInput bad -> bad.findings();
      case UncheckedIOException io -> faults(io.getCause());
      case FileSystemException io -> List.of(fault(io));
      case FileNotFoundException io ->
          List.of(
              WorkbenchRules.FILE_UNUSABLE.at(
                  Where.in(""), Optional.ofNullable(io.getMessage()).orElse("file not found")));
      case null, default -> List.of();
    };
  }

  private static Finding fault(FileSystemException e) {
    String reason =
        switch (e) {
          case NoSuchFileException _ -> "there is no such file or folder";
          case AccessDeniedException _ -> "permission denied";
          case NotDirectoryException _ -> "this is not a folder";
          case FileAlreadyExistsException _ -> "this exists already";
          case DirectoryNotEmptyException _ -> "the folder is not empty";
          default -> Optional.ofNullable(e.getReason()).orElse("cannot be read or written");
        };
    String file = Optional.ofNullable(e.getFile()).orElse("");
    return WorkbenchRules.FILE_UNUSABLE.at(Where.in(file), reason);
  }

  private static String log(Exception e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    try {
      Path file = Files.createTempFile("marrow-defect-", ".log");
      Files.writeString(file, "Marrow " + Product.version() + "\n" + trace, StandardCharsets.UTF_8);
      return "\nPlease report it with this file: " + file;
    } catch (IOException unwritable) {
      return "\nPlease report it with this trace:\n" + trace;
    }
  }
}
