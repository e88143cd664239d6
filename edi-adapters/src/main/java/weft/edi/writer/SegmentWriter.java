package weft.edi.writer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Locale;
import weft.edi.reader.text.Delimiters;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;

/**
 * Writes segments in the characters and separators of an envelope. A character outside the
 * character set becomes a full stop. A separator within a value becomes a blank if there is no
 * release character. Both are counted as lost.
 */
final class SegmentWriter {
  private final Envelope envelope;
  private final Delimiters by;
  private final boolean newLines;
  private final CharsetEncoder encoder;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final StringBuilder line = new StringBuilder();
  private int segments;
  private int lost;

  SegmentWriter(Envelope envelope, boolean newLines) {
    this.envelope = envelope;
    this.by = envelope.delimiters();
    this.newLines = newLines;
    this.encoder =
        envelope
            .charset()
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  /** Writes text that is not a segment, such as UNA, without escaping. */
  void plain(String text) {
    line.append(text);
    flush();
  }

  /** Writes a segment that already contains its separators, and its terminator. */
  void plainSegment(String text) {
    line.append(text);
    terminate();
  }

  void startCounting() {
    segments = 0;
  }

  /** The number of segments since {@link #startCounting}. */
  int counted() {
    return segments;
  }

  int lost() {
    return lost;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  /** Writes a segment without the empty elements and components at its end. */
  void put(boolean upper, String tag, Composite... elements) {
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

  /** Writes a segment as it was read, including its empty elements. */
  void copy(Segment read) {
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
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (by.isService(c)) {
        if (by.hasRelease()) line.append(by.release()).append(c);
        else {
          lost++;
          line.append(' ');
        }
      } else if (c < ' ' || !isEncodable(value, i)) {
        lost++;
        line.append(c < ' ' ? ' ' : '.');
        if (Character.isHighSurrogate(c) && i + 1 < value.length()) i++;
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
