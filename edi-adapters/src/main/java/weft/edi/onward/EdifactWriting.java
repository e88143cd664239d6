package weft.edi.onward;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.IsoFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Envelope;
import weft.edi.writer.Composite;
import weft.edi.writer.EdiWriter;
import weft.measure.Quantity;
import weft.party.EdiRules.DateCodes;
import weft.party.EdiRules.Outbound;
import weft.party.PartyCode;

/**
 * Writes an EDIFACT interchange as agreed, and the segments that messages of any directory from
 * D96A on share. Keeps lower-case letters in numbers even under UNOA, because a part number in
 * other case is another part.
 */
public final class EdifactWriting {
  /** Formats by code (DE 2379); weeks are ISO 8601 weeks. */
  private static final Map<String, DateTimeFormatter> FORMATS =
      Map.of(
          "101", DateTimeFormatter.ofPattern("uuMMdd"),
          "102", DateTimeFormatter.ofPattern("uuuuMMdd"),
          "609", DateTimeFormatter.ofPattern("uuMM"),
          "610", DateTimeFormatter.ofPattern("uuuuMM"),
          "615", weeks(2),
          "616", weeks(4));

  private final Outbound rule;
  private final DateCodes dates;
  private final char decimal;
  private final EdiWriter out;
  private int messages;

  public EdifactWriting(Outbound rule, Envelope ours) {
    this.rule = rule;
    this.dates = requireNonNullElse(rule.dates(), new DateCodes(null, null, null));
    this.decimal = ours.delimiters().decimal();
    this.out = new EdiWriter(ours, false);
  }

  private static DateTimeFormatter weeks(int digitsOfYear) {
    var format = new DateTimeFormatterBuilder();
    if (digitsOfYear == 2) format.appendValueReduced(IsoFields.WEEK_BASED_YEAR, 2, 2, 2000);
    else format.appendValue(IsoFields.WEEK_BASED_YEAR, 4);
    return format.appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2).toFormatter();
  }

  /** Begins the next message; messages are numbered from 1. */
  public void begin() {
    messages++;
    String association = requireNonNullElse(rule.association(), "");
    out.begin(String.valueOf(messages), rule.message(), rule.release(), association);
  }

  public void end() {
    out.end();
  }

  /**
   * The interchange.
   *
   * @throws NotWritable if the character set cannot express it
   */
  public byte[] toBytes() {
    byte[] bytes = out.toBytes();
    NotWritable.requireNothingLost(out.lost());
    return bytes;
  }

  public void segment(String tag, Composite... elements) {
    out.echo(tag, elements);
  }

  /** Writes DTM of a day. */
  public void day(String qualifier, LocalDate day) {
    date(qualifier, day, dates.day());
  }

  /** Writes DTM of a week: in the agreed format if it begins on a Monday, else as its first day. */
  public void week(String qualifier, LocalDate begins) {
    boolean monday = begins.getDayOfWeek() == DayOfWeek.MONDAY;
    date(qualifier, begins, monday && dates.week() != null ? dates.week() : dates.day());
  }

  /**
   * Writes DTM of a month: in the agreed format if it begins on the first, else as its first day.
   */
  public void month(String qualifier, LocalDate begins) {
    boolean first = begins.getDayOfMonth() == 1;
    date(qualifier, begins, first && dates.month() != null ? dates.month() : dates.day());
  }

  private void date(String qualifier, LocalDate day, @Nullable String format) {
    String code = requireNonNullElse(format, "102");
    segment("DTM", Composite.of(qualifier, requireNonNull(FORMATS.get(code)).format(day), code));
  }

  /** Writes NAD with the buyer's code (92). */
  public void party(String role, PartyCode it) {
    segment("NAD", Composite.of(role), Composite.of(it.value(), "", "92"));
  }

  /**
   * Writes RFF.
   *
   * @param line the line referred to; "" for the whole document
   */
  public void reference(String qualifier, String number, String line) {
    segment("RFF", Composite.of(qualifier, number, line));
  }

  /** Writes QTY. */
  public void quantity(String qualifier, Quantity it, String unit) {
    segment("QTY", Composite.of(qualifier, number(it.amount()), unit));
  }

  public String number(BigDecimal it) {
    return it.toPlainString().replace('.', decimal);
  }
}
