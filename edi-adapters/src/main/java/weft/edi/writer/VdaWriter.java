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
 * Writes a VDA transmission: each value in its field, text padded with blanks and digits with
 * leading zeros, and at the end the trailer with the record counts. Characters that do not fit or
 * cannot be encoded are counted as lost.
 */
public final class VdaWriter {
  private final Charset charset;
  private final boolean lines;
  private final Directory tables;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<String, Integer> written = new HashMap<>();
  private int lost;

  /**
   * Creates a writer; the header is the first record to write.
   *
   * @param lines whether each record stands on a line of its own
   */
  public VdaWriter(Charset charset, boolean lines) {
    this(charset, lines, Directory.vda());
  }

  /** Creates a writer for the tables that partners agreed upon. */
  public VdaWriter(Charset charset, boolean lines, Directory tables) {
    this.charset = charset;
    this.lines = lines;
    this.tables = tables;
  }

  /**
   * Writes a record.
   *
   * @param values the values from the version (field 02) on; the remaining fields stay empty
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
   * Writes an empty number as zeros, because the standard has no missing number. An empty call-off
   * date between others stays blank, because a date of zeros ends the call-off.
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

  /** Writes as many characters as fit. */
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

  /** Writes a transmission as it was read, with new record counts. */
  public VdaWriter copy(ReadMessage read) {
    Segment trailer = read.trailer();
    for (Segment it : read.segments()) if (it != trailer) copy(it);
    return end(read.header().tag(), trailer == null ? "01" : trailer.value(0));
  }

  /**
   * Ends with the trailer.
   *
   * @param header the type of the transmission's first record
   * @param version the version of the trailer
   */
  public VdaWriter end(String header, String version) {
    return end(header, version, Map.of());
  }

  /** Ends with the trailer; {@code others} are its fields other than the counts, by label. */
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

  /** The number of characters that did not fit or could not be encoded. */
  public int lost() {
    return lost;
  }
}
