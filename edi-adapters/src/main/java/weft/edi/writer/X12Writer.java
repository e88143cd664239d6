package weft.edi.writer;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Delimiters;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;

/**
 * Writes one X12 interchange in the separators and characters of its envelope, and counts segments,
 * sets and groups. X12 has no release character, so a separator within a value becomes a blank and
 * is counted as lost.
 */
public final class X12Writer {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuMMdd");
  private static final DateTimeFormatter DATE_8 = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");
  private static final int FIRST_OF_CENTURY = 4010;

  private final LocalDateTime prepared;
  private final SegmentWriter out;
  private final String reference;
  private String group = "";
  private String set = "";
  private int groups;
  private int sets;

  /**
   * Begins with ISA.
   *
   * @param newLines whether each segment stands on a line of its own
   */
  public X12Writer(Envelope envelope, boolean newLines) {
    LocalDateTime at = envelope.prepared();
    if (at == null) throw new IllegalArgumentException("an interchange needs its time");
    this.prepared = at;
    this.out = new SegmentWriter(envelope, newLines);
    this.reference = padded(envelope.reference());
    isa(envelope);
  }

  /**
   * Writes ISA. A reader finds its fields by their fixed lengths, and the separators are data in
   * it.
   */
  private void isa(Envelope of) {
    Delimiters by = of.delimiters();
    String separator = String.valueOf(by.element());
    char repetition = of.version() < 402 ? 'U' : by.hasRepetition() ? by.repetition() : '^';
    out.plainSegment(
        String.join(
            separator,
            "ISA",
            "00",
            " ".repeat(10),
            "00",
            " ".repeat(10),
            fixed(of.sender().qualifier(), 2),
            fixed(of.sender().id(), 15),
            fixed(of.receiver().qualifier(), 2),
            fixed(of.receiver().id(), 15),
            DATE.format(prepared),
            TIME.format(prepared),
            String.valueOf(repetition),
            "%05d".formatted(of.version()),
            reference,
            of.acknowledgementRequested() ? "1" : "0",
            of.test() ? "T" : "P",
            String.valueOf(by.component())));
  }

  private static String fixed(String value, int length) {
    return (value + " ".repeat(length)).substring(0, length);
  }

  /** Nine digits; of a longer number the last nine. */
  private static String padded(String number) {
    String nine = "0".repeat(9) + number;
    return nine.substring(nine.length() - 9);
  }

  /** Writes TA1, which must come before all groups. */
  public X12Writer acknowledge(Composite... elements) {
    out.put(false, "TA1", elements);
    return this;
  }

  /**
   * Begins a functional group with GS.
   *
   * @param functional GS01, such as {@code FA}
   * @param version GS08: the release, followed by an industry's convention if there is one
   */
  public X12Writer group(
      String functional, String sender, String receiver, String number, String version) {
    boolean century = Integer.parseInt(version.substring(0, 6)) >= FIRST_OF_CENTURY;
    return group(
        number,
        Composite.of(functional),
        Composite.of(sender),
        Composite.of(receiver),
        Composite.of((century ? DATE_8 : DATE).format(prepared)),
        Composite.of(TIME.format(prepared)),
        Composite.of(number),
        Composite.of("X"),
        Composite.of(version));
  }

  private X12Writer group(String number, Composite... gs) {
    group = number;
    sets = 0;
    groups++;
    out.put(false, "GS", gs);
    return this;
  }

  /** Begins a transaction set with ST; sets are numbered from 0001 within their group. */
  public X12Writer begin(String type, String convention) {
    set = "%04d".formatted(++sets);
    out.startCounting();
    out.put(false, "ST", Composite.of(type), Composite.of(set), Composite.of(convention));
    return this;
  }

  /** Writes a segment without the empty elements and components at its end. */
  public X12Writer segment(String tag, Composite... elements) {
    out.put(false, tag, elements);
    return this;
  }

  /** Writes a segment of simple elements. */
  public X12Writer segment(String tag, String... elements) {
    Composite[] simple = new Composite[elements.length];
    for (int i = 0; i < elements.length; i++) simple[i] = Composite.of(elements[i]);
    return segment(tag, simple);
  }

  /** Writes a segment as it was read. */
  public X12Writer copy(Segment read) {
    out.copy(read);
    return this;
  }

  /** Begins a group as it was read. */
  public X12Writer copyGroup(Segment gs) {
    group = gs.value(5);
    sets = 0;
    groups++;
    out.copy(gs);
    return this;
  }

  /** Writes a transaction set as it was read, with a new segment count. */
  public X12Writer copy(ReadMessage read) {
    set = read.header().value(1);
    sets++;
    out.startCounting();
    for (Segment it : read.segments()) if (it != read.trailer()) out.copy(it);
    return end();
  }

  /** Ends the set with SE. */
  public X12Writer end() {
    out.put(false, "SE", Composite.of(String.valueOf(out.counted() + 1)), Composite.of(set));
    return this;
  }

  /** Ends the group with GE. */
  public X12Writer endGroup() {
    out.put(false, "GE", Composite.of(String.valueOf(sets)), Composite.of(group));
    return this;
  }

  /** Ends the interchange with IEA; nothing may be written after it. */
  public byte[] toBytes() {
    out.put(false, "IEA", Composite.of(String.valueOf(groups)), Composite.of(reference));
    return out.toBytes();
  }

  /** The number of characters that could not be written. */
  public int lost() {
    return out.lost();
  }
}
