package org.marrow.cytometry.fcs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out of the keywords what identifies a person, a place or a day: names, numbers of patients
 * and samples, operators, institutions, dates and times, file names, comments. A keyword elsewhere
 * that repeats such a value goes too. Events, channels and the matrix stay.
 *
 * <p>It knows keyword names, not meanings: read what is left before you publish a file.
 *
 * @param kept the keywords that stay
 * @param removed the names of those that went, in file order
 */
public record Anonymiser(Keywords kept, List<String> removed) {
  private static final Pattern STANDARD =
      Pattern.compile(
          "\\$(OP|SRC|SMNO|CELLS|COM|EXP|INST|PROJ|FIL|DATE|BTIM|ETIM|BEGINDATETIME|ENDDATETIME|"
              + "LAST_MODIFIED|LAST_MODIFIER|ORIGINALITY|PLATEID|PLATENAME|CARRIERID|LOCATIONID|"
              + "UNSTAINEDINFO|UNSTAINEDCENTERS|SYS|CYTSN)");
  private static final Pattern VENDOR =
      Pattern.compile(
          ".*(PATIENT|SUBJECT|DONOR|PERSON|NAME|USER|OPERATOR|PHYSICIAN|DOCTOR|HOSPITAL|CLINIC|"
              + "INSTIT|LOCATION|ADDRESS|BIRTH|DOB|GENDER|\\bSEX\\b|\\bAGE\\b|MRN|CASE|ACCESSION|"
              + "SPECIMEN|SAMPLE ?ID|SAMPLEID|SAMPLE|TUBE|EXPERIMENT|COMMENT|NOTE|DESCRIPTION|"
              + "DATE|TIME(?!STEP)|GUID|UUID|FILE|FOLDER|PATH|DIR\\b|\\bFIL\\b|SERIAL|BARCODE|LABEL|"
              + "PLATE|\\bWELL|LOT\\b|LOGIN|EMAIL|PHONE|WORKLIST|PROTOCOL|PANEL|REMARK|RUN).*");
  private static final Pattern CHANNEL = Pattern.compile("\\$?P\\d+[A-Z]+.*");
  private static final Pattern NEEDED =
      Pattern.compile("\\$(TIMESTEP|SPILLOVER|COMP|DFC.*)|SPILL(OVER)?|DET_SPILL|\\$CYT");
  private static final int SHORTEST = 4;

  public Anonymiser {
    removed = List.copyOf(removed);
  }

  /** Splits keywords into what may stay and what must go. */
  public static Anonymiser of(Keywords keywords) {
    Set<String> removed = new LinkedHashSet<>();
    Set<String> values = new LinkedHashSet<>();
    keywords.forEach((name, value) -> {
      if (identifies(name)) {
        removed.add(name);
        String stripped = Keywords.strip(value);
        if (stripped.length() >= SHORTEST) {
          values.add(stripped);
        }
      }
    });
    List<String> repeats = new ArrayList<>();
    keywords.forEach((name, value) -> {
      String upper = Keywords.strip(name).toUpperCase(Locale.ROOT);
      boolean free = !CHANNEL.matcher(upper).matches() && !upper.startsWith("$");
      if (free && !removed.contains(name) && values.stream().anyMatch(value::contains)) {
        repeats.add(name);
      }
    });
    removed.addAll(repeats);
    return new Anonymiser(keywords.only(name -> !removed.contains(name)), List.copyOf(removed));
  }

  private static boolean identifies(String name) {
    String upper = Keywords.strip(name).toUpperCase(Locale.ROOT);
    if (NEEDED.matcher(upper).matches() || CHANNEL.matcher(upper).matches()) {
      return false;
    }
    return upper.startsWith("$")
        ? STANDARD.matcher(upper).matches()
        : VENDOR.matcher(upper).matches();
  }
}
