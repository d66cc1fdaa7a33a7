package org.marrow.kinetics.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.rules.KineticsRules;

/** Reads the suite's archive: folders {@code semantic/NNNNN} and {@code stochastic/NNNNN}. */
final class SuiteArchive {
  private static final Pattern ENTRY =
      Pattern.compile("(?:.*/)?(semantic|stochastic)/([0-9]{5})/([^/]+)");
  private static final Pattern MODEL = Pattern.compile("[0-9]{5}-sbml-(l[123]v[1-5])\\.xml");
  private static final int MAX_FILE = 64 << 20;

  private SuiteArchive() {}

  /** All cases, semantic ones first, by number. */
  static List<SuiteCase> read(Path zip) throws IOException {
    SortedMap<String, Map<String, byte[]>> folders = new TreeMap<>();
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      for (Enumeration<? extends ZipEntry> all = archive.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        Matcher matcher = ENTRY.matcher(entry.getName());
        if (matcher.matches()) {
          folders
              .computeIfAbsent(matcher.group(1) + "/" + matcher.group(2), k -> new HashMap<>())
              .put(matcher.group(3), bytes(archive, entry));
        }
      }
    }
    List<SuiteCase> cases = new ArrayList<>();
    folders.forEach((folder, files) -> cases.add(suiteCase(folder, files)));
    if (cases.isEmpty()) {
      throw new InvalidInput(
          KineticsRules.SUITE_UNREADABLE.at(
              Where.in(zip.toString()),
              "the archive has no folder semantic/NNNNN and no folder stochastic/NNNNN"));
    }
    return cases;
  }

  private static byte[] bytes(ZipFile archive, ZipEntry entry) throws IOException {
    try (InputStream in = archive.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MAX_FILE + 1);
      if (bytes.length > MAX_FILE) {
        throw new IOException(entry.getName() + " is larger than " + MAX_FILE + " bytes");
      }
      return bytes;
    }
  }

  private static SuiteCase suiteCase(String folder, Map<String, byte[]> files) {
    String number = folder.substring(folder.indexOf('/') + 1);
    SortedMap<String, byte[]> models = new TreeMap<>();
    files.forEach((name, bytes) -> {
      Matcher matcher = MODEL.matcher(name);
      if (matcher.matches()) {
        models.put(matcher.group(1), bytes);
      }
    });
    String description = text(files, number + "-model.m");
    Set<String> tags = new TreeSet<>();
    String type = "";
    for (String line : description.lines().toList()) {
      if (line.startsWith("componentTags:") || line.startsWith("testTags:")) {
        for (String tag : line.substring(line.indexOf(':') + 1).split(",")) {
          if (!tag.isBlank()) {
            tags.add(tag.strip());
          }
        }
      } else if (line.startsWith("testType:")) {
        type = line.substring(line.indexOf(':') + 1).strip();
      }
    }
    return new SuiteCase(
        number,
        folder.startsWith("semantic") ? SuiteCase.Kind.SEMANTIC : SuiteCase.Kind.STOCHASTIC,
        type,
        tags,
        SuiteSettings.parse(text(files, number + "-settings.txt")),
        models,
        files);
  }

  private static String text(Map<String, byte[]> files, String name) {
    byte[] bytes = files.get(name);
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
