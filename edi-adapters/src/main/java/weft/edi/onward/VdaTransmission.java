package weft.edi.onward;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.VdaMessage;
import weft.edi.table.Directory;
import weft.edi.table.Position;
import weft.edi.writer.VdaWriter;
import weft.language.Text;

/**
 * Writes a VDA transmission in the agreed version. If a value does not fit its field, nothing is
 * sent.
 */
public final class VdaTransmission {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd");

  /** Transmission numbers run from 1 to 99999, then start again. */
  private static final int NUMBERS = 99_999;

  /** Length of a record type. */
  private static final int TAG = 3;

  /** Number of the first field after field 01, the record type. */
  private static final int FIRST = 2;

  private static final Text TEST =
      new Text("VDA has no test indicator: it would be taken for real.", "VDA 没有测试标志，对方会当作正式数据。");
  private static final Text TOO_LONG =
      new Text("\"%s\" is longer than the %d characters of field %s.", "“%s”超过 %d 个字符，字段 %s 容纳不下。");
  private static final Text EDGES =
      new Text(
          "\"%s\" begins or ends with spaces, which field %s cannot hold.",
          "“%s”首尾有空格，字段 %s 无法表示。");
  private static final Text TOO_FINE =
      new Text(
          "VDA has %2$d decimals here, and %1$s has more: it would be rounded.",
          "VDA 对此只有 %2$d 位小数，%1$s 会被舍入。");
  private static final Text FRACTION =
      new Text("VDA has whole quantities only: %s is not whole.", "VDA 只有整数数量，%s 不是整数。");
  private static final Text NEGATIVE =
      new Text("VDA has no sign here: %s would lose its minus.", "VDA 没有符号位，%s 的负号会丢失。");

  private final String header;
  private final String version;
  private final Directory tables;
  private final VdaWriter out;

  /**
   * Begins the transmission.
   *
   * @param header the header record, such as 511
   * @param version field 02 of the header
   */
  public VdaTransmission(String header, String version, Envelope ours) {
    this(header, version, ours, Directory.vda());
  }

  /** Begins the transmission with record tables that the partners agreed. */
  public VdaTransmission(String header, String version, Envelope ours, Directory tables) {
    if (ours.test()) throw new NotWritable(TEST);
    this.header = header;
    this.version = version;
    this.tables = tables;
    this.out = new VdaWriter(ours.charset(), true, tables);
    long number = Long.parseLong(ours.reference());
    long before = (number - 1) % NUMBERS;
    boolean fromCustomer = requireNonNull(VdaMessage.framedBy(header), header).fromCustomer;
    record(
        header,
        version,
        (fromCustomer ? ours.sender() : ours.receiver()).id(),
        (fromCustomer ? ours.receiver() : ours.sender()).id(),
        String.valueOf(before == 0 && number > 1 ? NUMBERS : before),
        String.valueOf(before + 1),
        day(requireNonNull(ours.prepared()).toLocalDate()));
  }

  /** Begins a record of the header's version. */
  public Fields fields(String tag) {
    return new Fields(tag);
  }

  /** One record, whose fields are empty until filled. */
  public final class Fields {
    private final String tag;
    private final String[] values;

    private Fields(String tag) {
      this.tag = tag;
      this.values = new String[room(tag)];
      Arrays.fill(values, "");
      values[0] = version;
    }

    /** Fills a field, by its label. */
    public Fields put(String label, String value) {
      values[requireNonNull(tables.segment(tag)).find(label) >> 8] = value;
      return this;
    }

    /**
     * Fills a field.
     *
     * @param number as VDA counts: 3 is the first field after the version
     */
    public Fields put(int number, String value) {
      values[number - FIRST] = value;
      return this;
    }

    public void write() {
      record(tag, values);
    }
  }

  private int room(String tag) {
    return requireNonNull(tables.segment(tag)).positions().size();
  }

  /** Field 02 of the records that share the header's version. */
  public String version() {
    return version;
  }

  /** Writes a record; the values start with the version. */
  public void record(String tag, String... values) {
    for (int i = 0; i < values.length; i++) fits(values[i], position(tables, tag, i));
    out.record(tag, values);
  }

  private static void fits(String it, Position at) {
    int room = room(at);
    if (it.length() > room) throw new NotWritable(TOO_LONG.with(it, room, at.label()));
    if (!it.isBlank() && !it.equals(it.strip())) throw new NotWritable(EDGES.with(it, at.label()));
  }

  /**
   * Ends the transmission and returns it with its trailer.
   *
   * @throws NotWritable if the character set cannot express it
   */
  public byte[] end() {
    return end(Map.of());
  }

  /** As {@link #end()}, with further trailer values by field label. */
  public byte[] end(Map<String, String> others) {
    others.forEach((label, value) -> fits(value, position(tables, label)));
    byte[] bytes = out.end(header, version, others).toBytes();
    NotWritable.requireNothingLost(out.lost());
    return bytes;
  }

  /**
   * Blanks as wide as the field: an empty number would be written as zeros, but unknown is not
   * zero.
   */
  public static String unknown(String tag, int element) {
    return " ".repeat(room(position(Directory.vda(), tag, element)));
  }

  private static int room(Position it) {
    return it.components().getFirst().element().max();
  }

  private static Position position(Directory tables, String tag, int element) {
    return requireNonNull(tables.segment(tag)).positions().get(element);
  }

  /** The field with this label, which begins with its record type. */
  private static Position position(Directory tables, String label) {
    String tag = label.substring(0, TAG);
    return position(tables, tag, requireNonNull(tables.segment(tag)).find(label) >> 8);
  }

  /** The date as YYMMDD; "" for null, which is written as zeros. */
  public static String day(@Nullable LocalDate it) {
    return it == null ? "" : DAY.format(it);
  }

  /**
   * A schedule quantity without decimals.
   *
   * @throws NotWritable if it is not whole
   */
  public static String whole(BigDecimal it) {
    if (it.stripTrailingZeros().scale() > 0)
      throw new NotWritable(FRACTION.with(it.toPlainString()));
    return it.setScale(0).toPlainString();
  }

  /**
   * A number with implied decimals; "" for null.
   *
   * @throws NotWritable if it is negative or has more decimals
   */
  public static String scaled(@Nullable BigDecimal it, int decimals) {
    if (it == null) return "";
    if (it.signum() < 0) throw new NotWritable(NEGATIVE.with(it.toPlainString()));
    if (it.stripTrailingZeros().scale() > decimals)
      throw new NotWritable(TOO_FINE.with(it.toPlainString(), decimals));
    return it.movePointRight(decimals).setScale(0).toPlainString();
  }
}
