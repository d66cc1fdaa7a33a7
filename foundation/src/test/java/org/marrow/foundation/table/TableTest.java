package org.marrow.foundation.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.FindingText;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;

class TableTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return file(text.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("t.csv"), bytes);
  }

  private Table read(String text, Findings findings) throws IOException {
    return Table.read(file(text), CsvFormat.detect(), findings);
  }

  @Test
  void columnsOfNumbersAreNumbersAndMissingWordsAreMissing() throws IOException {
    Findings findings = new Findings();
    Table table = read("id, time ,arm\np1,1.5,A\np2,NA,B\n\"p3\",1e2,\n", findings);
    assertThat(table.names()).containsExactly("id", "time", "arm");
    assertThat(table.numbers("time", findings)).containsExactly(1.5, Double.NaN, 100);
    assertThat(table.column("arm").isMissing(2)).isTrue();
    assertThat(((TextColumn) table.column("arm")).levels()).containsExactly("A", "B");
    assertThat(findings.list()).isEmpty();
  }

  @Test
  void everyBadCellOfEveryColumnIsListedWithItsRow() throws IOException {
    Findings findings = new Findings();
    Table table = read("a,b\n1,x\ntwo,2\n3,y\n", findings);
    table.numbers("a", findings);
    table.numbers("b", findings);
    InvalidInput thrown = catchThrowableOfType(InvalidInput.class, findings::throwIfFaulty);
    assertThat(thrown.findings())
        .extracting(f -> f.where().toString())
        .containsExactly(
            "t.csv, row 2, column a", "t.csv, row 1, column b", "t.csv, row 3, column b");
    assertThat(FindingText.terminal(thrown.findings())).contains("rows 1, 3, column b");
  }

  @Test
  void rowNamesAsRWritesThemAreAColumn() throws IOException {
    Findings findings = new Findings();
    Table csv = read("\"\",\"time\",\"d\"\n\"1\",5,0\n\"2\",6,1\n", findings);
    assertThat(csv.names()).containsExactly("X", "time", "d");
    Table table = read("time\tX\n1\t5\t0\n2\t6\t1\n", findings);
    assertThat(table.names()).containsExactly("row.names", "time", "X");
    assertThat(table.numbers("X", findings)).containsExactly(0, 1);
    assertThat(findings.list())
        .extracting(Finding::rule)
        .containsExactly(TableRules.ROW_NAMES, TableRules.ROW_NAMES);
    Findings shifted = new Findings();
    assertThatThrownBy(() -> read("a,b\n1,2,\n3,4,\n", shifted)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void aTableCompressedWithGzipReadsAsThePlainOneAndADamagedOneIsRefused() throws IOException {
    String text = "a,b\n1.5,x\n2.5,ü\n";
    var packed = new java.io.ByteArrayOutputStream();
    try (var out = new java.util.zip.GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Findings findings = new Findings();
    String plain = read(text, findings).csv();
    Path gz = Files.write(folder.resolve("t.csv.gz"), packed.toByteArray());
    assertThat(Table.read(gz, CsvFormat.detect(), findings).csv()).isEqualTo(plain);
    assertThat(findings.list()).isEmpty();
    Path cut = Files.write(gz, java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - 9));
    InvalidInput thrown =
        catchThrowableOfType(
            InvalidInput.class, () -> Table.read(cut, CsvFormat.detect(), new Findings()));
    assertThat(thrown.findings().getFirst().rule()).isEqualTo(TableRules.UNREADABLE);
  }

  @Test
  void shiftedRowsAreFaultsAllAtOnce() throws IOException {
    Findings findings = new Findings();
    InvalidInput thrown =
        catchThrowableOfType(InvalidInput.class, () -> read("a,b\n1,2\n1,2,3\n4\n5,6\n", findings));
    assertThat(thrown.findings())
        .extracting(f -> f.where().line().orElse(0))
        .containsExactly(3L, 4L);
  }

  @Test
  void repeatedAndBlankNamesAreFaults() throws IOException {
    Findings findings = new Findings();
    InvalidInput thrown =
        catchThrowableOfType(InvalidInput.class, () -> read("a,,a\n1,2,3\n", findings));
    assertThat(thrown.findings())
        .extracting(Finding::what)
        .containsExactly("column 2 has no name", "the name stands twice");
  }

  @Test
  void decimalCommasAreFoundWhereTheyCannotBeSeparatorsAndSaid() throws IOException {
    Findings findings = new Findings();
    Table table = read("a;b\n1,5;2\n-2,25;3\n", findings);
    assertThat(table.numbers("a", findings)).containsExactly(1.5, -2.25);
    assertThat(findings.list()).extracting(Finding::rule).containsExactly(TableRules.DECIMAL_COMMA);
  }

  @Test
  void aBadCellInADecimalCommaFileIsTheOnlyFault() throws IOException {
    Findings findings = new Findings();
    Table table = read("a;b\n1,5;2,5\nx;3,5\n", findings);
    assertThat(table.numbers("a", findings)).containsExactly(1.5, Double.NaN);
    assertThat(findings.list())
        .extracting(Finding::what)
        .contains("\"x\" is not a number")
        .hasSize(2);
  }

  @Test
  void tabsBarsAndWindowsLinesAreRead() throws IOException {
    Findings findings = new Findings();
    assertThat(read("a\tb\r\n1\t2\r\n", findings).numbers("b", findings)).containsExactly(2);
    assertThat(read("a|b\n1|2\n", findings).numbers("b", findings)).containsExactly(2);
  }

  @Test
  void oneBlankBetweenFieldsIsASeparatorWhereNothingElseIsAndAllRowsAgree() throws IOException {
    Table table = read("\"time\" \"the arm\"\n\"1\" 5 \"a b\"\n\"2\" 7.5 NA\n", new Findings());
    assertThat(table.names()).containsExactly("X", "time", "the arm");
    assertThat(table.numbers("time", new Findings())).containsExactly(5, 7.5);
    assertThat(table.column("the arm").text(0)).isEqualTo("a b");
    assertThat(read("the arm\nyes\nno\n", new Findings()).names()).containsExactly("the arm");
  }

  @Test
  void encodingsAreFoundAndAGuessIsSaid() throws IOException {
    Findings findings = new Findings();
    Path utf16 = file("\uFEFFname\nGrün\n".getBytes(StandardCharsets.UTF_16LE));
    assertThat(Table.read(utf16, CsvFormat.detect(), findings).column("name").text(0))
        .isEqualTo("Grün");
    assertThat(findings.list()).isEmpty();
    Path western = file("name\nGrün\n".getBytes(Charset.forName("windows-1252")));
    assertThat(Table.read(western, CsvFormat.detect(), findings).column("name").text(0))
        .isEqualTo("Grün");
    assertThat(findings.list())
        .extracting(Finding::rule)
        .containsExactly(TableRules.ENCODING_GUESSED);
  }

  @Test
  void anUnclosedQuoteIsAFaultAndNotAStackTrace() throws IOException {
    Findings findings = new Findings();
    InvalidInput thrown =
        catchThrowableOfType(InvalidInput.class, () -> read("a,b\n\"1,2\n3,4\n", findings));
    assertThat(thrown.findings()).extracting(Finding::rule).containsExactly(TableRules.QUOTES);
  }

  @Test
  void anEmptyFileAFolderAndAMissingFileAreRefused() throws IOException {
    Findings findings = new Findings();
    assertThat(catchThrowableOfType(InvalidInput.class, () -> read("", findings))).isNotNull();
    assertThat(
            catchThrowableOfType(
                InvalidInput.class, () -> Table.read(folder, CsvFormat.detect(), findings)))
        .hasMessageContaining("is not a file");
    assertThat(
            catchThrowableOfType(
                InvalidInput.class,
                () -> Table.read(folder.resolve("no.csv"), CsvFormat.detect(), findings)))
        .hasMessageContaining("does not exist");
  }

  @Test
  void aMissingColumnNamesTheNearest() throws IOException {
    Findings findings = new Findings();
    Table table = read("time_months,death\n1,0\n", findings);
    table.numbers("time_month", findings);
    assertThat(findings.list().getFirst().remedy()).isEqualTo("Did you mean \"time_months\"?");
  }

  @Test
  void whatIsWrittenReadsBackAsTheSameTable() throws IOException {
    Findings findings = new Findings();
    Table table =
        Table.of(
            "made",
            List.of(
                new NumberColumn(
                    "x", new double[] {0.1, Double.NaN, 1e300, -0.0, 123456789012345678.0}),
                TextColumn.of("t", List.of("a,b", "", "\"q\"", "line\nbreak", "µ"))));
    table.write(folder.resolve("w.csv"));
    Table back = Table.read(folder.resolve("w.csv"), CsvFormat.detect(), findings);
    assertThat(back.csv()).isEqualTo(table.csv());
    assertThat(back.numbers("x", findings)[2]).isEqualTo(1e300);
  }

  @Test
  void aThousandFaultsInALargeTableAreAllListed() throws IOException {
    StringBuilder text = new StringBuilder("id,x\n");
    for (int i = 1; i <= 200_000; i++) {
      text.append(i).append(',').append(i % 200 == 0 ? "bad" : "1.25").append('\n');
    }
    Findings findings = new Findings();
    Table table = read(text.toString(), findings);
    table.numbers("x", findings);
    assertThat(findings.list()).hasSize(1000);
    assertThat(findings.list().getLast().where().row()).hasValue(200_000);
  }

  @Test
  void numbersParseAsTheJdkParsesThem() {
    for (String text :
        List.of(
            "0",
            "-0.5",
            "1e-7",
            "123456789012345678",
            "4.9e-324",
            "0.1",
            "1E+22",
            "+3",
            "00012.50")) {
      assertThat(PlainNumber.parse(text, '.')).isEqualTo(Double.parseDouble(text));
    }
    for (String text :
        List.of(
            "", "-", "1.2.3", "1e", "0x1p3", "1d", "1e999", "Infinity", "1 000", "1,000", "e5")) {
      assertThat(PlainNumber.parse(text, '.')).isNaN();
    }
  }
}
