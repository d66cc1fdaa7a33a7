package org.marrow.cytometry.fcs;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.marrow.cytometry.FcsRules;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;

/** Says what a file is that is not an FCS file, where its first bytes tell. */
final class NotFcs {
  private NotFcs() {}

  static Finding fault(String name, Bytes bytes) {
    Where where = Where.in(name).offset(0);
    String start = new String(bytes.copy(0, 64), StandardCharsets.ISO_8859_1);
    String lower = start.toLowerCase(Locale.ROOT);
    if (bytes.size() == 0) {
      return FcsRules.NOT_FCS.at(where, "the file is empty", "Copy the file again.");
    }
    if (lower.startsWith("version https://git-lfs")) {
      return FcsRules.NOT_FCS.at(
          where,
          "a Git LFS pointer stands in place of the file",
          "Fetch the file itself with git lfs pull.");
    }
    if (start.startsWith("PK\u0003\u0004")) {
      return FcsRules.NOT_FCS.at(where, "a ZIP archive", "Unpack it and name the files in it.");
    }
    if (lower.strip().startsWith("<!doctype") || lower.strip().startsWith("<html")) {
      return FcsRules.NOT_FCS.at(
          where, "a web page, often an error page saved as the file", "Download the file again.");
    }
    if (start.startsWith("\u0089PNG") || start.startsWith("\u00ff\u00d8\u00ff")) {
      return FcsRules.NOT_FCS.at(where, "a picture", "Name the event file, not its picture.");
    }
    if (start.startsWith("%PDF")) {
      return FcsRules.NOT_FCS.at(where, "a PDF document", "Name the event file itself.");
    }
    if (start.startsWith("FCS")) {
      return FcsRules.NOT_FCS.at(
          where, "begins with FCS and ends after " + bytes.size() + " bytes, inside the HEADER");
    }
    StringBuilder shown = new StringBuilder();
    start.chars().limit(12).forEach(c -> shown.append(c >= ' ' && c < 127 ? (char) c : '.'));
    return FcsRules.NOT_FCS.at(where, "begins with \"" + shown + "\", not with FCS");
  }
}
