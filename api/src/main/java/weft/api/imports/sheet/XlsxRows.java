package weft.api.imports.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Iterator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * The first sheet of a workbook. Of a formula, its value as it was saved. How far a file may unpack
 * is measured before it is read, with the same reader of ZIP files.
 */
public final class XlsxRows implements Rows {
  private static final long MOST_UNPACKED = 200L << 20;
  private static final long MOST_STRINGS = 40L << 20;
  private static final int MOST_ENTRIES = 500;

  /** What of a number format is no letter of a date: quoted, in brackets, or escaped. */
  private static final Pattern NO_DATE = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.");

  private static final Text NO_WORKBOOK = new Text("The workbook cannot be read.", "无法读取该工作簿。");
  private static final Text TOO_LARGE =
      new Text("The workbook is too large when unpacked.", "工作簿解压后过大。");

  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;

  private XlsxRows(ReadableWorkbook workbook, Stream<Row> stream) {
    this.workbook = workbook;
    this.stream = stream;
    this.rows = stream.iterator();
  }

  public static XlsxRows of(byte[] file) throws UnreadableFile {
    try {
      checkSize(file);
      var workbook =
          new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false));
      return new XlsxRows(workbook, workbook.getFirstSheet().openStream());
    } catch (IOException | RuntimeException e) {
      throw unreadable(1, NO_WORKBOOK);
    }
  }

  private static void checkSize(byte[] file) throws IOException, UnreadableFile {
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
          if (!WorkbookBounds.hold(in)) throw unreadable(1, TOO_LARGE);
        }
      }
    }
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
        var read = new SheetRow(number, cells(row));
        if (!read.isBlank()) return read;
      }
      return null;
    } catch (RuntimeException e) {
      throw unreadable(number, NO_WORKBOOK);
    }
  }

  private static @Nullable String[] cells(Row row) throws UnreadableFile {
    int count = Math.min(row.getCellCount(), MOST_COLUMNS);
    @Nullable String[] cells = new @Nullable String[count];
    for (int i = 0; i < count; i++) {
      Cell cell = row.getCell(i);
      String text = cell == null ? null : text(cell);
      if (text == null || text.isBlank()) continue;
      if (text.length() > LONGEST_CELL)
        throw unreadable(
            row.getRowNum(), new Text("A cell has at most 4,000 characters.", "单元格最多 4000 个字符。"));
      cells[i] = FormulaSafe.unprotect(text.strip());
    }
    return cells;
  }

  private static @Nullable String text(Cell cell) {
    CellType type = cell.getType();
    if (type == CellType.NUMBER) return number(cell, cell.asNumber());
    if (type == CellType.ERROR || type == CellType.EMPTY) return null;
    return cell.getText();
  }

  private static String number(Cell cell, BigDecimal number) {
    if (!isDate(cell.getDataFormatString()))
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    LocalDateTime at = cell.asDate();
    return at.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? at.toLocalDate().toString()
        : at.toString();
  }

  private static boolean isDate(@Nullable String format) {
    if (format == null) return false;
    String letters = NO_DATE.matcher(format).replaceAll("");
    return letters.indexOf('d') >= 0 || letters.indexOf('D') >= 0 || letters.indexOf('y') >= 0;
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
