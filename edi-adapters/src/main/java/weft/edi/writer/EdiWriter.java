package weft.edi.writer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import weft.edi.reader.Delimiters;
import weft.edi.reader.Envelope;
import weft.edi.reader.EnvelopeParty;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Segment;

/**
 * Writes one interchange in the syntax, characters and separators that its envelope names, with UNA
 * where these are not the usual ones; counts segments and messages itself. What the partner's
 * characters cannot say becomes a full stop and is counted as lost.
 */
public final class EdiWriter {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuMMdd");
  private static final DateTimeFormatter DATE_4 = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  private final Envelope envelope;
  private final Delimiters by;
  private final boolean newLines;
  private final CharsetEncoder encoder;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final StringBuilder line = new StringBuilder();
  private String message = "";
  private int segments;
  private int messages;
  private int lost;

  /**
   * Begins with UNB.
   *
   * @param newLines whether each segment stands on a line of its own
   */
  public EdiWriter(Envelope envelope, boolean newLines) {
    this.envelope = envelope;
    this.by = envelope.delimiters();
    this.newLines = newLines;
    this.encoder =
        envelope
            .charset()
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    Delimiters usual = envelope.version() >= 4 ? Delimiters.DEFAULT_4 : Delimiters.DEFAULT;
    if (!by.equals(usual)) {
      line.append(by.una());
      flush();
    }
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
   * @param release as {@code D97A}: 0052 is its first letter, 0054 the rest
   * @param association 0057, "" if none
   */
  public EdiWriter begin(String reference, String type, String release, String association) {
    return begin(
        reference,
        Composite.of(type, release.substring(0, 1), release.substring(1), "UN", association));
  }

  /** Begins a message whose identifier S009 is given as a whole. */
  public EdiWriter begin(String reference, Composite identifier) {
    message = reference;
    segments = 0;
    messages++;
    put("UNH", Composite.of(reference), identifier);
    return this;
  }

  /** Writes a segment; empty elements and components at its end are left out. */
  public EdiWriter segment(String tag, Composite... elements) {
    put(tag, elements);
    return this;
  }

  /** Writes the partner's own values back as it sent them, lower case under UNOA included. */
  public EdiWriter echo(String tag, Composite... elements) {
    put(false, tag, elements);
    return this;
  }

  /** Writes a segment as it was read, with every element that was sent. */
  public EdiWriter copy(Segment read) {
    line.append(read.tag());
    for (List<List<String>> repetitions : read.values()) {
      line.append(by.element());
      for (int r = 0; r < repetitions.size(); r++) {
        if (r > 0) line.append(by.repetition());
        List<String> components = repetitions.get(r);
        for (int c = 0; c < components.size(); c++) {
          if (c > 0) line.append(by.component());
          escape(components.get(c));
        }
      }
    }
    terminate();
    return this;
  }

  /** Writes a message as it was read, counted anew. */
  public EdiWriter copy(ReadMessage read) {
    message = read.reference();
    segments = 0;
    messages++;
    read.segments().stream().filter(it -> it != read.trailer()).forEach(this::copy);
    return end();
  }

  /** Ends the message with UNT. */
  public EdiWriter end() {
    put("UNT", Composite.of(String.valueOf(segments + 1)), Composite.of(message));
    return this;
  }

  /** Ends the interchange with UNZ; nothing may be written after it. */
  public byte[] toBytes() {
    put("UNZ", Composite.of(String.valueOf(messages)), Composite.of(envelope.reference()));
    return bytes.toByteArray();
  }

  /** How many characters could not be written in the partner's characters. */
  public int lost() {
    return lost;
  }

  private void put(String tag, Composite... elements) {
    put(envelope.syntax().equals("UNOA"), tag, elements);
  }

  private void put(boolean upper, String tag, Composite... elements) {
    line.append(tag);
    int empty = 0;
    for (Composite element : elements) {
      int components = element.components().size();
      while (components > 0 && element.components().get(components - 1).isEmpty()) components--;
      if (components == 0) {
        empty++;
        continue;
      }
      for (; empty >= 0; empty--) line.append(by.element());
      empty = 0;
      for (int c = 0; c < components; c++) {
        if (c > 0) line.append(by.component());
        String value = element.components().get(c);
        escape(upper ? value.toUpperCase(Locale.ROOT) : value);
      }
    }
    terminate();
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || !isEncodable(value, i)) {
        lost++;
        line.append(c < ' ' ? ' ' : '.');
        if (Character.isHighSurrogate(c) && i + 1 < value.length()) i++;
      } else if (by.isService(c)) {
        if (by.hasRelease()) line.append(by.release()).append(c);
        else {
          lost++;
          line.append(' ');
        }
      } else {
        line.append(c);
      }
    }
  }

  private boolean isEncodable(String value, int at) {
    char c = value.charAt(at);
    if (c < 0x80) return true;
    if (!Character.isSurrogate(c)) return encoder.canEncode(c);
    if (Character.isLowSurrogate(c))
      return at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    return at + 1 < value.length() && encoder.canEncode(value.subSequence(at, at + 2));
  }

  private void terminate() {
    segments++;
    line.append(by.terminator());
    if (newLines) line.append("\r\n");
    flush();
  }

  private void flush() {
    bytes.writeBytes(line.toString().getBytes(envelope.charset()));
    line.setLength(0);
  }
}
