package weft.edi.fuzz;

import java.util.EnumSet;
import java.util.Set;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/**
 * Checks that every byte belongs to a segment or to a fault. Between segments may be white space
 * and terminators that end nothing, which the reader reports once for each run.
 */
final class Accounting {
  private static final Set<FaultCode> REST =
      EnumSet.of(
          FaultCode.TRAILING_DATA,
          FaultCode.TOO_LARGE,
          FaultCode.TOO_MANY_MESSAGES,
          FaultCode.TOO_MANY_FAULTS,
          FaultCode.NOT_EDIFACT,
          FaultCode.NOT_WELL_FORMED);

  private final byte[] bytes;
  private final ReadInterchange read;
  private final int terminator;

  private Accounting(byte[] bytes, ReadInterchange read) {
    this.bytes = bytes;
    this.read = read;
    this.terminator = terminator(bytes, read);
  }

  /** Returns the byte that ends the first segment if there is no envelope. */
  private static int terminator(byte[] bytes, ReadInterchange read) {
    Envelope envelope = read.envelope();
    if (envelope != null) return envelope.delimiters().terminator();
    if (read.segments().isEmpty()) return -1;
    int end = (int) read.segments().getFirst().end();
    return end < bytes.length ? bytes[end] & 0xff : -1;
  }

  /** The first byte that neither a segment nor a fault covers, or -1. */
  static int missing(byte[] bytes, ReadInterchange read) {
    return new Accounting(bytes, read).missing();
  }

  private int missing() {
    boolean refused = read.segments().isEmpty() && read.faults().stream().anyMatch(Fault::forbids);
    if (refused && isMarkup(0)) return -1;
    int until = bytes.length;
    boolean leading = false;
    for (Fault it : read.faults()) {
      if (REST.contains(it.code())) until = (int) Math.min(until, it.offset());
      if (it.code() == FaultCode.LEADING_DATA) leading = true;
    }
    int at = bytes.length > 2 && (bytes[0] & 0xff) == 0xef ? behind(0, 3) : 0; // its mark
    boolean first = true;
    for (Segment it : read.segments()) {
      int begin = (int) Math.min(it.offset(), until);
      if (first && leading) at = begin;
      while (first && at < begin && isBlank(at)) at++;
      if (first && isAdvice(at)) at = behind(at, 9);
      if (first && isMarkup(at)) at = begin; // the document's own tags
      int lost = between(at, begin);
      if (lost >= 0) return lost;
      at = (int) it.end() + (isTerminator((int) it.end()) ? 1 : 0);
      first = false;
    }
    return between(at, until);
  }

  private boolean isMarkup(int at) {
    int i = at;
    while (i < bytes.length && (isBlank(i) || bytes[i] < 0)) i++; // a byte order mark, too
    return i < bytes.length && bytes[i] == '<';
  }

  private boolean isAdvice(int at) {
    int last = behind(at, 3) - 1;
    int middle = behind(at, 2) - 1;
    return last < bytes.length && bytes[at] == 'U' && bytes[middle] == 'N' && bytes[last] == 'A';
  }

  /** Returns the byte after a number of characters, even if a line was folded between them. */
  private int behind(int from, int characters) {
    int at = from;
    for (int i = 0; i < characters; i++) {
      while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n')) at++;
      at++;
    }
    return at;
  }

  private int between(int from, int to) {
    for (int i = from; i < to; i++) if (!isBlank(i) && !isTerminator(i)) return i;
    return -1;
  }

  private boolean isBlank(int at) {
    return bytes[at] >= 0 && bytes[at] <= ' ';
  }

  private boolean isTerminator(int at) {
    return at < bytes.length && (bytes[at] & 0xff) == terminator;
  }
}
