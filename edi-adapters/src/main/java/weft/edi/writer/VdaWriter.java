package weft.edi.writer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.VdaMessage;
import weft.edi.table.Directory;
import weft.edi.table.Element;
import weft.edi.table.LaidOutRecords;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;

/**
 * Writes a VDA transmission: each value in its field, with blanks behind text and zeros in front of
 * digits, and at the end the trailer with the records counted. What does not fit, or what the
 * characters cannot say, is counted as lost.
 */
public final class VdaWriter {
  private final Charset charset;
  private final boolean lines;
  private final Directory tables;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<String, Integer> written = new HashMap<>();
  private int lost;

  /**
   * Begins with nothing; the header is the first record.
   *
   * @param lines whether each record stands on a line of its own
   */
  public VdaWriter(Charset charset, boolean lines) {
    this(charset, lines, Directory.vda());
  }

  /** Likewise, in tables that partners agreed upon. */
  public VdaWriter(Charset charset, boolean lines, Directory tables) {
    this.charset = charset;
    this.lines = lines;
    this.tables = tables;
  }

  /**
   * Writes a record.
   *
   * @param values from the version (field 02) on; those behind them are empty
   */
  public VdaWriter record(String tag, String... values) {
    SegmentTable table = tables.segment(tag);
    if (table == null) throw new IllegalArgumentException("no record " + tag);
    var record = new ByteArrayOutputStream(LaidOutRecords.LENGTH + 2);
    put(tag, LaidOutRecords.LENGTH, record);
    List<Position> positions = table.positions();
    for (int i = 0; i < positions.size(); i++) {
      Element element = positions.get(i).components().getFirst().element();
      boolean given = i < values.length;
      field(element, given ? values[i] : "", given, record);
    }
    for (int i = positions.size(); i < values.length; i++)
      put(values[i], LaidOutRecords.LENGTH - record.size(), record);
    fill(' ', LaidOutRecords.LENGTH - record.size(), record);
    if (lines) record.writeBytes(new byte[] {'\r', '\n'});
    out.writeBytes(record.toByteArray());
    written.merge(tag, 1, Integer::sum);
    return this;
  }

  /**
   * An empty number is zeros: the standard knows no number that is not there. A call-off date of
   * zeros ends the call-off, so that one left empty between others stays blank.
   */
  private void field(Element element, String value, boolean given, ByteArrayOutputStream to) {
    int end = to.size() + element.max();
    boolean blank = given && value.isEmpty() && element.kind() == Element.Kind.CALL_OFF_DATE;
    if (element.kind() == Element.Kind.TEXT || blank) {
      put(value, element.max(), to);
      fill(' ', end - to.size(), to);
    } else {
      String sign = value.startsWith("-") ? "-" : "";
      put(sign, 1, to);
      fill('0', end - to.size() - (value.length() - sign.length()), to);
      put(value.substring(sign.length()), end - to.size(), to);
    }
  }

  private static void fill(char with, int times, ByteArrayOutputStream to) {
    for (int i = 0; i < times; i++) to.write(with);
  }

  /** As many characters as find room. */
  private void put(String value, int room, ByteArrayOutputStream to) {
    String fits = value;
    byte[] bytes = fits.getBytes(charset);
    while (bytes.length > room) {
      fits = fits.substring(0, fits.offsetByCodePoints(fits.length(), -1));
      bytes = fits.getBytes(charset);
      lost++;
    }
    if (!charset.newEncoder().canEncode(fits)) lost++;
    to.writeBytes(bytes);
  }

  /** Writes a record with the values that were read. */
  public VdaWriter copy(Segment read) {
    List<String> values = new ArrayList<>();
    read.values().forEach(it -> values.add(it.getFirst().getFirst()));
    return record(read.tag(), values.toArray(String[]::new));
  }

  /** Writes a transmission as it was read, counted anew. */
  public VdaWriter copy(ReadMessage read) {
    Segment trailer = read.trailer();
    for (Segment it : read.segments()) if (it != trailer) copy(it);
    return end(read.header().tag(), trailer == null ? "01" : trailer.value(0));
  }

  /**
   * Ends with the trailer.
   *
   * @param header the record the transmission began with
   * @param version the trailer's
   */
  public VdaWriter end(String header, String version) {
    return end(header, version, Map.of());
  }

  /** Likewise, with what it says beside the counts, by the fields' labels. */
  public VdaWriter end(String header, String version, Map<String, String> others) {
    VdaMessage kind = VdaMessage.framedBy(header);
    SegmentTable table = kind == null ? null : tables.segment(kind.trailer);
    if (kind == null || table == null) throw new IllegalArgumentException("no header " + header);
    written.merge(kind.trailer, 1, Integer::sum);
    List<String> values = new ArrayList<>(List.of(version));
    for (Position it : table.positions().subList(1, table.positions().size())) {
      String counted = it.counted();
      values.add(
          counted == null
              ? others.getOrDefault(it.label(), "")
              : String.valueOf(written.getOrDefault(counted, 0)));
    }
    return record(kind.trailer, values.toArray(String[]::new));
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }

  /** How many characters found no place. */
  public int lost() {
    return lost;
  }
}
