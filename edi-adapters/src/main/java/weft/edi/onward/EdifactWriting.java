package weft.edi.onward;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import weft.edi.reader.Envelope;
import weft.edi.writer.Composite;
import weft.edi.writer.EdiWriter;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;
import weft.party.PartyCode;

/**
 * An EDIFACT interchange in what was agreed upon, and what messages of any directory from D96A on
 * say alike. Numbers are written as they were given, lower case under UNOA included: another case
 * is another part.
 */
public final class EdifactWriting {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

  private final Outbound rule;
  private final char decimal;
  private final EdiWriter out;
  private int messages;

  public EdifactWriting(Outbound rule, Envelope ours) {
    this.rule = rule;
    this.decimal = ours.delimiters().decimal();
    this.out = new EdiWriter(ours, false);
  }

  /** The next message; they count from 1. */
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
   * @throws NotWritable where its characters cannot say it
   */
  public byte[] toBytes() {
    byte[] bytes = out.toBytes();
    NotWritable.requireNothingLost(out.lost());
    return bytes;
  }

  public void segment(String tag, Composite... elements) {
    out.echo(tag, elements);
  }

  /** DTM. */
  public void day(String qualifier, LocalDate day) {
    segment("DTM", Composite.of(qualifier, DAY.format(day), "102"));
  }

  /** NAD, whose codes are the buyer's (92). */
  public void party(String role, PartyCode it) {
    segment("NAD", Composite.of(role), Composite.of(it.value(), "", "92"));
  }

  /**
   * RFF.
   *
   * @param line of what is referred to; "" for all of it
   */
  public void reference(String qualifier, String number, String line) {
    segment("RFF", Composite.of(qualifier, number, line));
  }

  /** QTY. */
  public void quantity(String qualifier, Quantity it, String unit) {
    segment("QTY", Composite.of(qualifier, number(it.amount()), unit));
  }

  public String number(BigDecimal it) {
    return it.toPlainString().replace('.', decimal);
  }
}
