package weft.edi.demand;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.onward.NotWritable;
import weft.edi.reader.Envelope;
import weft.edi.table.Directory;
import weft.edi.table.Position;
import weft.edi.writer.VdaWriter;
import weft.language.Text;

/**
 * A VDA transmission in the version agreed upon, in which every value finds room or none is sent.
 */
final class VdaTransmission {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd");

  /** Transmissions count from 1 to 99999 and begin again. */
  private static final int NUMBERS = 99_999;

  private static final Text TEST =
      new Text("VDA has no sign for a test: it would be taken for real.", "VDA 没有测试标志，对方会当作正式数据。");
  private static final Text TOO_LONG =
      new Text("\"%s\" is longer than the %d characters of field %s.", "“%s”超过 %d 个字符，字段 %s 容纳不下。");
  private static final Text FRACTION =
      new Text("VDA has whole quantities only: %s is none.", "VDA 只有整数数量，%s 不是整数。");

  private final String header;
  private final String version;
  private final Envelope ours;
  private final VdaWriter out;

  /**
   * Begins it.
   *
   * @param header the record, 511 or 551
   * @param version its field 02
   */
  VdaTransmission(String header, String version, Envelope ours) {
    if (ours.test()) throw new NotWritable(TEST);
    this.header = header;
    this.version = version;
    this.ours = ours;
    this.out = new VdaWriter(ours.charset(), true);
    long number = Long.parseLong(ours.reference());
    long before = (number - 1) % NUMBERS;
    record(
        header,
        version,
        ours.sender().id(),
        ours.receiver().id(),
        String.valueOf(before == 0 && number > 1 ? NUMBERS : before),
        String.valueOf(before + 1),
        day(requireNonNull(ours.prepared()).toLocalDate()));
  }

  /** Field 02 of the records that are as new as the header. */
  String version() {
    return version;
  }

  /** A record, from its version on. */
  void record(String tag, String... values) {
    for (int i = 0; i < values.length; i++)
      if (values[i].length() > room(tag, i))
        throw new NotWritable(TOO_LONG.with(values[i], room(tag, i), position(tag, i).label()));
    out.record(tag, values);
  }

  /**
   * All of it.
   *
   * @param asked what must be read back
   */
  byte[] end(List<Scheduled> asked) {
    byte[] bytes = out.end(header, version).toBytes();
    NotWritable.requireNothingLost(out.lost());
    ReadBack.require(asked, bytes, ours);
    return bytes;
  }

  /** As many blanks as the field has: an empty number is written as zeros, and unknown is none. */
  static String unknown(String tag, int element) {
    return " ".repeat(room(tag, element));
  }

  private static int room(String tag, int element) {
    return position(tag, element).components().getFirst().element().max();
  }

  private static Position position(String tag, int element) {
    return requireNonNull(Directory.vda().segment(tag)).positions().get(element);
  }

  /** "" for none, which is written as zeros. */
  static String day(@Nullable LocalDate it) {
    return it == null ? "" : DAY.format(it);
  }

  static String whole(BigDecimal it) {
    if (it.stripTrailingZeros().scale() > 0)
      throw new NotWritable(FRACTION.with(it.toPlainString()));
    return it.setScale(0).toPlainString();
  }
}
