package weft.api.imports.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import weft.language.Text;
import weft.measure.PlainNumber;

/**
 * Reads the first sheet of a workbook as people see it: a formula's saved value, and a number with
 * the digits that are shown. Measures the unpacked size of the file before reading, with the same
 * ZIP reader.
 */
public final class XlsxRows implements Rows {
  private static final long MOST_UNPACKED = 200L << 20;
  private static final long MOST_STRINGS = 40L << 20;
  private static final int MOST_ENTRIES = 500;

  /** The parts of a number format that are not date letters: quoted, bracketed or escaped text. */
  private static final Pattern NO_DATE = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.");

  /** Formats that show numbers with leading zeros, like part numbers. */
  private static final Pattern FILLED = Pattern.compile("0{2,30}");

  /** Spreadsheets show no more digits; they compute 4.35 x 100 as 434.99999999999994. */
  private static final MathContext SHOWN = new MathContext(15);

  /** 31 December 9999. */
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);

  private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);

  private static final Text NO_WORKBOOK = new Text("The workbook cannot be read.", "无法读取该工作簿。");
  private static final Text TOO_LARGE =
      new Text("The workbook is too large when unpacked.", "工作簿解压后过大。");

  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final String sheet;
  private final WorkbookFacts facts;

  /** The day from which the cells' dates count. */
  private final LocalDateTime epoch;

  private XlsxRows(ReadableWorkbook workbook, Sheet sheet, LocalDate epoch, WorkbookFacts facts)
      throws IOException {
    this.workbook = workbook;
    this.stream = sheet.openStream();
    this.sheet = sheet.getId();
    this.facts = facts;
    this.epoch = epoch.atStartOfDay();
    this.rows = stream.iterator();
  }

  public static XlsxRows of(byte[] file) throws UnreadableFile {
    try {
      WorkbookFacts facts = checked(file);
      var workbook =
          new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true));
      Sheet sheet = workbook.getFirstSheet();
      String merged = facts.mergedIn(sheet.getId());
      if (merged != null) throw merged(merged);
      LocalDate epoch = facts.isFrom1904() ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
      return new XlsxRows(workbook, sheet, epoch, facts);
    } catch (IOException | RuntimeException e) {
      throw unreadable(1, NO_WORKBOOK);
    }
  }

  private static WorkbookFacts checked(byte[] file) throws IOException, UnreadableFile {
    var facts = new WorkbookFacts();
    try (var zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      long unpacked = 0;
      int entries = 0;
      for (var entry : Collections.list(zip.getEntries())) {
        if (++entries > MOST_ENTRIES) throw unreadable(1, TOO_LARGE);
        boolean strings =
            entry.getName().toLowerCase(java.util.Locale.ROOT).endsWith("strings.xml");
        try (InputStream in = zip.getInputStream(entry)) {
          long most = strings ? MOST_STRINGS : MOST_UNPACKED - unpacked;
          unpacked += size(in, most);
        }
        if (unpacked > MOST_UNPACKED) throw unreadable(1, TOO_LARGE);
        try (InputStream in = zip.getInputStream(entry)) {
          facts.in(entry.getName());
          if (!WorkbookBounds.hold(in, facts)) throw tooLarge(facts);
        }
      }
    }
    return facts;
  }

  private static UnreadableFile tooLarge(WorkbookFacts facts) {
    if (facts.wide() == 0) return unreadable(1, TOO_LARGE);
    return new UnreadableFile(
        facts.wide(),
        null,
        "too-many-columns",
        new Text(
            "The row is too large: it has more than " + WorkbookBounds.MOST_CELLS + " cells.",
            "该行过大：单元格超过 " + WorkbookBounds.MOST_CELLS + " 个。"));
  }

  private static long size(InputStream in, long most) throws IOException, UnreadableFile {
    byte[] piece = new byte[64 << 10];
    long size = 0;
    for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
      size += n;
      if (size > most) throw unreadable(1, TOO_LARGE);
    }
    return size;
  }

  @Override
  public @Nullable SheetRow next() throws UnreadableFile {
    int number = 1;
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        number = row.getRowNum();
        var numeric = new BitSet();
        @Nullable String[] cells = cells(row, numeric);
        var read = new SheetRow(number, cells, numeric.isEmpty() ? null : numeric);
        if (!read.isBlank()) return read;
      }
      return null;
    } catch (RuntimeException e) {
      throw unreadable(number, NO_WORKBOOK);
    }
  }

  private @Nullable String[] cells(Row row, BitSet numeric) throws UnreadableFile {
    int count = Math.min(row.getCellCount(), MOST_COLUMNS);
    @Nullable String[] cells = new @Nullable String[count];
    for (int i = 0; i < count; i++) {
      Cell cell = row.getCell(i);
      if (cell == null) continue;
      String text = text(cell, row.getRowNum());
      if (text == null || text.isBlank()) continue;
      numeric.set(i, cell.getValue() instanceof BigDecimal);
      if (text.length() > LONGEST_CELL)
        throw unreadable(
            row.getRowNum(), new Text("A cell has at most 4,000 characters.", "单元格最多 4000 个字符。"));
      cells[i] = FormulaSafe.unprotect(text.strip());
    }
    return cells;
  }

  private @Nullable String text(Cell cell, int row) {
    if (cell.getValue() instanceof BigDecimal it)
      return PlainNumber.write(it) == null // cannot be used as a number; kept as text
          ? cell.getRawValue()
          : number(cell.getDataFormatString(), it);
    return switch (cell.getType()) {
      case EMPTY -> null;
      case ERROR -> // an empty value is one, too: the formula was never calculated
          // empty
          cell.getRawValue() == null || cell.getRawValue().isBlank()
              ? ErrorValue.NOT_AVAILABLE
              : cell.getRawValue();
      case FORMULA ->
          cell.getRawValue() == null || facts.isUncalculated(sheet, cell.getColumnIndex(), row)
              ? ErrorValue.NOT_AVAILABLE
              : cell.getText();
      default -> cell.getText();
    };
  }

  private String number(@Nullable String format, BigDecimal number) {
    if (isDate(format) && number.signum() >= 0 && number.compareTo(LAST_DAY) < 0)
      return moment(number);
    BigDecimal shown = number.scale() > 0 ? number.round(SHOWN) : number;
    if (shown.signum() == 0) shown = BigDecimal.ZERO;
    String digits = shown.stripTrailingZeros().toPlainString();
    if (format == null || !FILLED.matcher(format).matches() || number.signum() < 0) return digits;
    return "0".repeat(Math.max(0, format.length() - digits.length())) + digits;
  }

  private String moment(BigDecimal days) {
    BigDecimal seconds = days.multiply(SECONDS_OF_DAY).setScale(0, RoundingMode.HALF_UP);
    LocalDateTime at = epoch.plusSeconds(seconds.longValueExact());
    return at.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? at.toLocalDate().toString()
        : at.toString();
  }

  private static boolean isDate(@Nullable String format) {
    if (format == null) return false;
    String letters = NO_DATE.matcher(format).replaceAll("");
    return letters.indexOf('d') >= 0 || letters.indexOf('D') >= 0 || letters.indexOf('y') >= 0;
  }

  /** A fault for merged rows: the value shown in several rows is stored only in the first. */
  private static UnreadableFile merged(String area) {
    int row = Integer.parseInt(area.substring(0, area.indexOf(':')).replaceAll("[A-Z]", ""));
    return new UnreadableFile(
        row,
        null,
        "cells-merged",
        new Text(
                "The cells %s are merged. Unmerge them, and write in each row what it says.",
                "%s 是合并单元格。请取消合并，并在每一行分别填写。")
            .with(area));
  }

  private static UnreadableFile unreadable(int row, Text text) {
    return new UnreadableFile(row, null, "workbook-unreadable", text);
  }

  @Override
  public void close() {
    stream.close();
    try {
      workbook.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
