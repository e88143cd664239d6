package weft.edi.writer;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Delimiters;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.Segment;

/**
 * Writes one interchange in the syntax, characters and separators of its envelope, and counts
 * segments and messages. Writes UNA if the separators are not the default ones. A character that
 * the partner's character set lacks becomes a full stop and is counted as lost.
 */
public final class EdiWriter {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuMMdd");
  private static final DateTimeFormatter DATE_4 = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  private final Envelope envelope;
  private final SegmentWriter out;
  private String message = "";
  private int messages;

  /**
   * Begins with UNB.
   *
   * @param newLines whether each segment stands on a line of its own
   */
  public EdiWriter(Envelope envelope, boolean newLines) {
    this.envelope = envelope;
    this.out = new SegmentWriter(envelope, newLines);
    Delimiters usual = envelope.version() >= 4 ? Delimiters.DEFAULT_4 : Delimiters.DEFAULT;
    if (!envelope.delimiters().equals(usual)) out.plain(envelope.delimiters().una());
    unb();
  }

  private void unb() {
    LocalDateTime at = envelope.prepared();
    if (at == null) throw new IllegalArgumentException("an interchange needs its time");
    boolean four = envelope.version() >= 4;
    put(
        "UNB",
        Composite.of(envelope.syntax(), String.valueOf(envelope.version())),
        party(envelope.sender()),
        party(envelope.receiver()),
        Composite.of((four ? DATE_4 : DATE).format(at), TIME.format(at)),
        Composite.of(envelope.reference()),
        Composite.NONE,
        Composite.of(envelope.applicationReference()),
        Composite.NONE,
        Composite.of(envelope.acknowledgementRequested() ? "1" : ""),
        Composite.NONE,
        Composite.of(envelope.test() ? "1" : ""));
  }

  private static Composite party(EnvelopeParty it) {
    return Composite.of(it.id(), it.qualifier());
  }

  /**
   * Begins a message with UNH.
   *
   * @param release for example {@code D97A}: its first letter is 0052, the rest 0054
   * @param association 0057, "" if none
   */
  public EdiWriter begin(String reference, String type, String release, String association) {
    return begin(
        reference,
        Composite.of(type, release.substring(0, 1), release.substring(1), "UN", association));
  }

  /** Begins a message with a complete identifier S009. */
  public EdiWriter begin(String reference, Composite identifier) {
    message = reference;
    out.startCounting();
    messages++;
    put("UNH", Composite.of(reference), identifier);
    return this;
  }

  /** Writes a segment without the empty elements and components at its end. */
  public EdiWriter segment(String tag, Composite... elements) {
    put(tag, elements);
    return this;
  }

  /** Writes the partner's own values unchanged, even lower case under UNOA. */
  public EdiWriter echo(String tag, Composite... elements) {
    out.put(false, tag, elements);
    return this;
  }

  /** Writes a segment as it was read, including its empty elements. */
  public EdiWriter copy(Segment read) {
    out.copy(read);
    return this;
  }

  /** Writes a message as it was read, with a new segment count. */
  public EdiWriter copy(ReadMessage read) {
    message = read.reference();
    out.startCounting();
    messages++;
    read.segments().stream().filter(it -> it != read.trailer()).forEach(this::copy);
    return end();
  }

  /** Ends the message with UNT. */
  public EdiWriter end() {
    put("UNT", Composite.of(String.valueOf(out.counted() + 1)), Composite.of(message));
    return this;
  }

  /** Ends the interchange with UNZ; nothing may be written after it. */
  public byte[] toBytes() {
    put("UNZ", Composite.of(String.valueOf(messages)), Composite.of(envelope.reference()));
    return out.toBytes();
  }

  /** The number of characters that the partner's character set lacks. */
  public int lost() {
    return out.lost();
  }

  private void put(String tag, Composite... elements) {
    out.put(envelope.syntax().equals("UNOA"), tag, elements);
  }
}
