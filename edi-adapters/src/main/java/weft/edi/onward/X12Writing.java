package weft.edi.onward;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import weft.edi.reader.text.Envelope;
import weft.edi.table.Directory;
import weft.edi.writer.Composite;
import weft.edi.writer.X12Writer;
import weft.language.Text;
import weft.party.EdiRules.Outbound;
import weft.party.PartyCode;

/**
 * Writes an X12 interchange with one group as agreed, and the segments that sets of releases 3040
 * to 5010 share.
 */
public final class X12Writing {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter DAY_6 = DateTimeFormatter.ofPattern("uuMMdd");

  /** Maximum length of ISA06, ISA08, GS02 and GS03. */
  private static final int ADDRESS = 15;

  private static final Text TOO_LONG =
      new Text(
          "The address %s is longer than the 15 characters that X12 has for it.",
          "地址 %s 超过 X12 规定的 15 个字符。");

  private final Outbound rule;
  private final X12Writer out;

  public X12Writing(Outbound rule, Envelope ours) {
    this.rule = rule;
    for (String it : List.of(ours.sender().id(), ours.receiver().id()))
      if (it.length() > ADDRESS) throw new NotWritable(TOO_LONG.with(it));
    this.out = new X12Writer(ours, false);
    Directory directory = requireNonNull(Directory.of(rule.release()), rule.release());
    out.group(
        requireNonNull(directory.group(rule.message()), rule.message()),
        ours.sender().id(),
        ours.receiver().id(),
        String.valueOf(Long.parseLong(ours.reference())),
        rule.release() + requireNonNullElse(rule.association(), ""));
  }

  /** Begins the next set. */
  public void begin() {
    out.begin(rule.message(), "");
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
    byte[] bytes = out.endGroup().toBytes();
    NotWritable.requireNothingLost(out.lost());
    return bytes;
  }

  /** Six digits up to release 3070, eight from 4010 on. */
  public String day(LocalDate day) {
    return (rule.release().compareTo("004010") < 0 ? DAY_6 : DAY).format(day);
  }

  /** Writes N1 with the buyer's code (92). */
  public void party(String role, PartyCode it) {
    segment("N1", role, "", "92", it.value());
  }

  public void segment(String tag, String... elements) {
    out.segment(tag, elements);
  }

  public void segment(String tag, Composite... elements) {
    out.segment(tag, elements);
  }

  /** Writes CTT. */
  public void count(int items) {
    segment("CTT", String.valueOf(items));
  }
}
