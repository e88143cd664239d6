package weft.api.imports.sheet;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * Comma-separated values (RFC 4180), or with semicolons or tabs, whichever the header has most of.
 * UTF-8, or GB18030 where the bytes are not valid UTF-8 and the sender names it.
 */
public final class CsvRows implements Rows {
  private static final int NONE = -2;
  private final Reader in;
  private final char separator;
  private final StringBuilder cell = new StringBuilder();
  private int ahead = NONE;
  private int number;

  private CsvRows(Reader in, char separator) {
    this.in = in;
    this.separator = separator;
  }

  /**
   * Starts reading.
   *
   * @param charset as the sender names it; null where it names none
   */
  public static CsvRows of(byte[] file, @Nullable String charset) throws UnreadableFile {
    Charset its = charset(file, charset);
    int from = hasMark(file) ? 3 : 0;
    String head = new String(file, from, Math.min(file.length - from, 20_000), its);
    var bytes = new ByteArrayInputStream(file, from, file.length - from);
    return new CsvRows(new BufferedReader(new InputStreamReader(bytes, its)), separator(head));
  }

  private static boolean hasMark(byte[] file) {
    return file.length >= 3
        && file[0] == (byte) 0xef
        && file[1] == (byte) 0xbb
        && file[2] == (byte) 0xbf;
  }

  private static Charset charset(byte[] file, @Nullable String named) throws UnreadableFile {
    if (isReadable(file, StandardCharsets.UTF_8)) return StandardCharsets.UTF_8;
    String name = named == null ? "" : named.toLowerCase(Locale.ROOT);
    Charset gb = Charset.forName("GB18030");
    if (name.startsWith("gb") && isReadable(file, gb)) return gb;
    throw otherCharset();
  }

  private static UnreadableFile otherCharset() {
    return new UnreadableFile(
        1,
        null,
        "charset-unreadable",
        new Text(
            "The file is not UTF-8. Save it as “CSV UTF-8”, or name its charset: text/csv;"
                + " charset=GB18030.",
            "文件不是 UTF-8 编码。请另存为“CSV UTF-8”，或注明编码：text/csv; charset=GB18030。"));
  }

  private static boolean isReadable(byte[] file, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var bytes = ByteBuffer.wrap(file);
    var thrownAway = CharBuffer.allocate(8_192);
    while (true) {
      var step = decoder.decode(bytes, thrownAway, true);
      if (step.isError()) return false;
      if (step.isUnderflow()) return true;
      thrownAway.clear();
    }
  }

  private static char separator(String head) {
    boolean quoted = false;
    int[] counts = new int[3];
    for (int i = 0; i < head.length(); i++) {
      char it = head.charAt(i);
      if (it == '"') quoted = !quoted;
      if (quoted) continue;
      if (it == '\n' || it == '\r') break;
      if (it == ',') counts[0]++;
      if (it == ';') counts[1]++;
      if (it == '\t') counts[2]++;
    }
    if (counts[2] > counts[0] && counts[2] > counts[1]) return '\t';
    return counts[1] > counts[0] ? ';' : ',';
  }

  char separator() {
    return separator;
  }

  /** A spreadsheet separates cells by commas only where its decimal mark is a point. */
  @Override
  public DecimalMark mark() {
    return separator == ',' ? DecimalMark.POINT : DecimalMark.UNKNOWN;
  }

  @Override
  public @Nullable SheetRow next() throws UnreadableFile {
    try {
      while (true) {
        int first = read();
        if (first < 0) return null;
        ahead = first;
        SheetRow row = new SheetRow(++number, cells());
        if (!row.isBlank()) return row;
      }
    } catch (IOException e) {
      throw new IllegalStateException(e); // the bytes are in memory and were checked before
    }
  }

  private @Nullable String[] cells() throws IOException, UnreadableFile {
    List<@Nullable String> cells = new ArrayList<>();
    while (true) {
      int after = cell();
      String text = cell.toString().strip();
      cells.add(text.isEmpty() ? null : FormulaSafe.unprotect(text));
      if (cells.size() > MOST_COLUMNS)
        throw new UnreadableFile(
            number,
            null,
            "too-many-columns",
            new Text("A row has at most 100 columns.", "每行最多 100 列。"));
      if (after != separator) return cells.toArray(new @Nullable String[0]);
    }
  }

  /** Reads a cell; returns the character that ended it, or -1. */
  private int cell() throws IOException, UnreadableFile {
    cell.setLength(0);
    int it = read();
    if (it == '"') {
      quoted();
      it = read();
    }
    while (it >= 0 && it != separator && it != '\n' && it != '\r') {
      add(it);
      it = read();
    }
    if (it == '\r') {
      int next = read();
      if (next != '\n') ahead = next;
    }
    return it;
  }

  private void quoted() throws IOException, UnreadableFile {
    while (true) {
      int it = read();
      if (it < 0)
        throw new UnreadableFile(
            number, null, "quote-open", new Text("A quotation mark is never closed.", "引号没有闭合。"));
      if (it == '"') {
        int next = read();
        if (next != '"') {
          ahead = next;
          return;
        }
      }
      add(it);
    }
  }

  private void add(int it) throws UnreadableFile {
    if (it == 0) throw otherCharset(); // mostly UTF-16
    if (cell.length() == LONGEST_CELL)
      throw new UnreadableFile(
          number,
          null,
          "cell-too-long",
          new Text("A cell has at most 4,000 characters.", "单元格最多 4000 个字符。"));
    cell.append((char) it);
  }

  private int read() throws IOException {
    int it = ahead;
    ahead = NONE;
    return it == NONE ? in.read() : it;
  }

  @Override
  public void close() {
    // the bytes are in memory
  }
}
