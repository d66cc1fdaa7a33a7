package org.marrow.cytometry.transform;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a tube is for, told from its name: stained, isotype control, fluorescence minus one,
 * unstained, single stain.
 *
 * @param kind the kind of tube
 * @param marker the marker that is left out (FMO) or the only one there (single stain)
 */
public record TubeRole(Kind kind, Optional<String> marker) {
  private static final Pattern FMO =
      Pattern.compile("(?:^|[^a-z])fmo(?:$|[^a-z])[\\s_\\-.]*([a-z0-9\\-]*[a-z0-9])?");
  private static final Pattern BEFORE_FMO = Pattern.compile("([a-z0-9]+)[\\s_\\-]*fmo(?:$|[^a-z])");
  private static final Pattern ISOTYPE =
      Pattern.compile("(?:^|[^a-z])iso(?:type|typic|ctrl)?(?:$|[^a-z])");
  private static final Pattern UNSTAINED =
      Pattern.compile(
          "(?:^|[^a-z])(?:unstained|unst|blank|negative[\\s_\\-]?control|autofluorescence)(?:$|[^a-z])");
  private static final Pattern SINGLE =
      Pattern.compile(
          "(?:single[\\s_\\-]?stain(?:ed)?|comp(?:ensation)?[\\s_\\-]?control(?:s)?|compbeads?)[\\s_\\-]*([a-z0-9\\-]*[a-z0-9])?");

  /** The kind of tube. */
  public enum Kind {
    STAINED,
    ISOTYPE,
    FMO,
    UNSTAINED,
    SINGLE_STAIN
  }

  /** The role that a file or tube name gives away; stained when it gives away none. */
  public static TubeRole of(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(fcs|lmd|csv)(\\.gz)?$", "");
    Matcher fmo = FMO.matcher(plain);
    if (fmo.find() && fmo.group(1) != null) {
      return new TubeRole(Kind.FMO, known(fmo.group(1)));
    }
    Matcher before = BEFORE_FMO.matcher(plain);
    if (before.find()) {
      return new TubeRole(Kind.FMO, known(before.group(1)));
    }
    if (plain.contains("fmo")) {
      return new TubeRole(Kind.FMO, Optional.empty());
    }
    Matcher single = SINGLE.matcher(plain);
    if (single.find()) {
      return new TubeRole(Kind.SINGLE_STAIN, known(single.group(1)));
    }
    if (UNSTAINED.matcher(plain).find()) {
      return new TubeRole(Kind.UNSTAINED, Optional.empty());
    }
    return ISOTYPE.matcher(plain).find()
        ? new TubeRole(Kind.ISOTYPE, Optional.empty())
        : new TubeRole(Kind.STAINED, Optional.empty());
  }

  private static Optional<String> known(@org.jspecify.annotations.Nullable String marker) {
    return marker == null || marker.isEmpty()
        ? Optional.empty()
        : Optional.of(MarkerNames.usual(marker));
  }
}
