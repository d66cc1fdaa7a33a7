package org.marrow.workbench.cohort;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.workbench.rules.CohortRules;

/**
 * Finds columns that look as if they told who a patient is: by their heading (names, dates of
 * birth, numbers of hospitals and states, addresses) and by their cells. It can only find what
 * looks like it; a table without a finding is not thereby anonymous.
 */
public final class PersonalData {
  /** Headings without blanks and signs, in lower case. */
  private static final Set<String> HEADINGS =
      Set.of(
          "name",
          "patientname",
          "subjectname",
          "fullname",
          "firstname",
          "lastname",
          "surname",
          "familyname",
          "givenname",
          "forename",
          "initials",
          "patientinitials",
          "dob",
          "birthdate",
          "dateofbirth",
          "birthday",
          "birth",
          "born",
          "geburtsdatum",
          "ssn",
          "socialsecurity",
          "socialsecuritynumber",
          "mrn",
          "medicalrecord",
          "medicalrecordnumber",
          "nhs",
          "nhsnumber",
          "nationalid",
          "teudatzehut",
          "personnummer",
          "passport",
          "passportnumber",
          "hospitalnumber",
          "hospitalid",
          "insurancenumber",
          "email",
          "emailaddress",
          "mail",
          "phone",
          "phonenumber",
          "telephone",
          "mobile",
          "cellphone",
          "fax",
          "address",
          "street",
          "homeaddress",
          "postcode",
          "postalcode",
          "zip",
          "zipcode");

  private static final Pattern STATE_ID =
      Pattern.compile("\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{7}");
  private static final Pattern PHONE =
      Pattern.compile("(\\+|00)\\d{1,3}[ -]?(\\(0\\))?[\\d -]{6,14}|0\\d{2}[ -]\\d{3}[ -]\\d{4}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[A-Za-z]{2,}");
  private static final Pattern STATE_NUMBER = Pattern.compile("\\d{3}-\\d{2}-\\d{4}");
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{8,}");
  private static final Pattern TWO_NAMES =
      Pattern.compile("\\p{Lu}[\\p{L}'’-]+,? \\p{Lu}[\\p{L}'’.-]*( \\p{Lu}[\\p{L}'’-]+)?");

  private PersonalData() {}

  /**
   * Every column that looks personal, as refusals.
   *
   * @param patient column with the pseudonym; long plain numbers in it look like those of hospitals
   */
  public static List<Finding> find(Table table, String patient) {
    Findings found = new Findings();
    for (Column column : table.columns()) {
      reason(column, column.name().equals(patient))
          .ifPresent(reason ->
              found.add(
                  CohortRules.PERSONAL.at(Where.in(table.source()).column(column.name()), reason)));
    }
    return found.list();
  }

  /** Whether a heading names something personal, such as a date of birth. */
  static boolean isHeading(String name) {
    return HEADINGS.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""));
  }

  private static Optional<String> reason(Column column, boolean patient) {
    if (isHeading(column.name())) {
      return Optional.of("the heading names something personal");
    }
    if (any(column, PersonalData::isStateId)) {
      return Optional.of(
          "there are identity numbers of a state, birth date and check digit in them");
    }
    if (column instanceof NumberColumn && !patient) {
      return Optional.empty();
    }
    if (any(column, cell -> EMAIL.matcher(cell).find())) {
      return Optional.of("there are addresses of electronic mail in the cells");
    }
    if (mostly(column, PHONE)) {
      return Optional.of("the cells look like telephone numbers");
    }
    if (mostly(column, STATE_NUMBER)) {
      return Optional.of("the cells look like numbers of social security");
    }
    if (CalendarDates.areDates(column)) {
      return Optional.of("the cells are dates of a calendar");
    }
    if (mostly(column, TWO_NAMES) && (patient || manyValues(column))) {
      return Optional.of("the cells look like names of people");
    }
    if (patient && mostly(column, LONG_NUMBER)) {
      return Optional.of("the ids look like numbers of a hospital or a state");
    }
    return Optional.empty();
  }

  /** Whether one cell is enough. */
  private static boolean any(Column column, Predicate<String> personal) {
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row) && personal.test(column.text(row).strip())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a cell is a South African identity number: a day of birth as YYMMDD, seven more digits,
   * the last of them a check digit (ISO/IEC 7812-1).
   */
  static boolean isStateId(String cell) {
    if (!STATE_ID.matcher(cell).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < cell.length(); i++) {
      int digit = cell.charAt(cell.length() - 1 - i) - '0';
      int twice = i % 2 == 1 ? 2 * digit : digit;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }

  /** Whether more than half of the cells that are there fit. */
  private static boolean mostly(Column column, Pattern pattern) {
    int there = 0;
    int fit = 0;
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        there++;
        fit += pattern.matcher(column.text(row)).matches() ? 1 : 0;
      }
    }
    return there > 0 && 2 * fit > there;
  }

  /** Whether the column tells patients apart: names of people do, names of drugs do not. */
  private static boolean manyValues(Column column) {
    int there = 0;
    Set<String> different = new java.util.HashSet<>();
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        there++;
        different.add(column.text(row));
      }
    }
    return there >= 3 && different.size() > 0.8 * there;
  }
}
