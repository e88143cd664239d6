package weft.edi.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weft.edi.reader.text.Delimiters;
import weft.edi.reader.text.EnvelopeSentences;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.Opening;
import weft.edi.reader.text.RecordCutter;
import weft.edi.reader.text.Tokenizer;
import weft.edi.reader.text.UnfoldedLines;
import weft.edi.reader.text.VdaMessage;
import weft.edi.reader.text.X12Opening;
import weft.edi.table.Directory;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;

/**
 * Finds where the interchanges of one file begin and end: UNB to UNZ, ISA to IEA, a VDA header to
 * its trailer, one after the other. It looks only for the ends of segments and parses nothing. Data
 * between two interchanges becomes a part of its own, so that it damages neither.
 */
public final class SeveralInterchanges {
  /** The most interchanges that one file may carry. */
  public static final int MOST = 1_000;

  /**
   * Bytes that always contain UNA and the start of UNB, or a complete ISA, so that the separators
   * are known.
   */
  private static final int HEADER = 512;

  private static final int NONE = -1;

  private final byte[] bytes;
  private final int contentEnd;

  /** The ends of folded VDA transmissions; empty if there are none. */
  private final int[] folded;

  private SeveralInterchanges(byte[] bytes) {
    this.bytes = bytes;
    this.contentEnd = RecordCutter.contentEnd(bytes);
    this.folded = UnfoldedLines.endsOfTransmissions(bytes, blanksFrom(mark(0)), Directory.vda());
  }

  /**
   * One part of a file; white space after it belongs to it.
   *
   * @param from the offset of its first byte
   * @param until the offset after its last byte
   */
  public record Part(int from, int until) {
    public byte[] of(byte[] file) {
      return from == 0 && until == file.length ? file : Arrays.copyOfRange(file, from, until);
    }
  }

  /**
   * The parts of a file in order; together they are all of its bytes. Stops after {@link #MOST} + 1
   * parts and leaves out the rest of the file.
   */
  public static List<Part> of(byte[] bytes) {
    var batch = new SeveralInterchanges(bytes);
    List<Part> parts = new ArrayList<>();
    int from = 0;
    do {
      int until = batch.blanksFrom(batch.end(from));
      parts.add(new Part(from, until));
      from = until;
    } while (from < bytes.length && parts.size() <= MOST);
    return List.copyOf(parts);
  }

  /** The refusal of a file with more interchanges than {@link #MOST}. */
  public static ReadInterchange tooMany(List<Part> parts) {
    var fault =
        new Fault(
            0,
            null,
            null,
            FaultCode.TOO_LARGE,
            Severity.ERROR,
            parts.getLast().from(),
            EnvelopeSentences.tooManyInterchanges(MOST));
    return new ReadInterchange(null, List.of(), List.of(), List.of(fault));
  }

  /** The end of the part that begins here; always greater than {@code from}. */
  private int end(int from) {
    int start = blanksFrom(from + mark(from));
    if (VdaMessage.at(bytes, start) != null) return transmission(start);
    if (start < bytes.length && bytes[start] == '<' && from == 0) return bytes.length; // an IDoc
    if (!begins(start) && from > 0) return rubbish(from);
    int header = begins(start) ? start : search(start);
    if (header == NONE) return from == 0 ? bytes.length : rubbish(from);
    byte[] front = Arrays.copyOfRange(bytes, header, Math.min(bytes.length, header + HEADER));
    UnfoldedLines unfolded = UnfoldedLines.of(front);
    Opening opening =
        Opening.find(unfolded == null ? front : unfolded.bytes, new FaultLog(1, new int[] {1}));
    if (opening == null) return bytes.length;
    int first = opening.start();
    return interchange(header + (unfolded == null ? first : unfolded.place(first)), opening);
  }

  /**
   * The offset after the trailer's terminator, or the start of the next interchange if that comes
   * first.
   */
  private int interchange(int start, Opening opening) {
    Delimiters by = opening.delimiters();
    String trailer = opening.frame().interchangeTrailer;
    boolean ends = false;
    int i = start;
    while (i < bytes.length) {
      int b = bytes[i] & 0xff;
      if (by.hasRelease() && b == by.release()) {
        i = unfolded(i + 1) + 1;
        continue;
      }
      i++;
      if (b != by.terminator() && b != '\n' && b != '\r') continue;
      boolean terminated = b == by.terminator();
      for (; i < bytes.length && Tokenizer.isBlank(bytes[i] & 0xff); i++)
        terminated |= isAt(i, by.terminator());
      if (terminated && ends) return i;
      if (begins(i + mark(i))) return i;
      if (terminated) ends = is(i, trailer) && isAt(unfolded(behind(i, trailer)), by.element());
    }
    return bytes.length;
  }

  private int transmission(int start) {
    for (int it : folded) if (it > start) return it;
    var cutter = new RecordCutter(bytes, start, contentEnd);
    boolean first = true;
    while (cutter.advance()) {
      int at = cutter.begin();
      if (!first && (VdaMessage.at(bytes, at) != null || begins(at + mark(at)))) return at;
      first = false;
      if (isTrailer(start, at)) return cutter.position();
    }
    return bytes.length;
  }

  private boolean isTrailer(int start, int at) {
    VdaMessage kind = VdaMessage.at(bytes, start);
    return kind != null && is(at, kind.trailer);
  }

  /** The end of data that belongs to no interchange: the start of the next interchange. */
  private int rubbish(int from) {
    for (int i = from + 1; i < bytes.length; i++)
      if (begins(i) || (bytes[i - 1] == '\n' && VdaMessage.at(bytes, i) != null)) return i;
    return bytes.length;
  }

  private int search(int from) {
    for (int i = from; i < bytes.length; i++) if (begins(i)) return i;
    return NONE;
  }

  /** Whether UNA followed by UNB, a UNB with a syntax identifier, or a whole ISA begins here. */
  private boolean begins(int at) {
    if (is(at, "UNA"))
      return is(blanksFrom(at + 9), "UNB") || is(blanksFrom(behind(behind(at, "UNA"), 6)), "UNB");
    if (is(at, "UNB")) return is(behind(behind(at, "UNB"), 1), "UNO");
    return is(at, "ISA") && X12Opening.isOne(bytes, at);
  }

  private boolean is(int at, String word) {
    return at < bytes.length && bytes[at] == word.charAt(0) && behind(at, word) >= 0;
  }

  /** The offset after a word, which a line break may interrupt; -1 if the word is not here. */
  private int behind(int at, String word) {
    int next = at;
    for (int i = 0; i < word.length(); i++) {
      if (i > 0) next = unfolded(next);
      if (next >= bytes.length || bytes[next] != word.charAt(i)) return NONE;
      next++;
    }
    return next;
  }

  /** The offset after the given number of characters, not counting line breaks. */
  private int behind(int at, int characters) {
    int next = at;
    for (int i = 0; i < characters; i++) next = unfolded(next) + 1;
    return unfolded(next);
  }

  private int unfolded(int from) {
    int at = from;
    while (at < bytes.length && UnfoldedLines.isBreak(bytes[at])) at++;
    return at;
  }

  private boolean isAt(int at, char sign) {
    return at < bytes.length && (bytes[at] & 0xff) == sign;
  }

  /** The length of a byte order mark; concatenated files keep theirs in the middle. */
  private int mark(int at) {
    boolean marked =
        at + 2 < bytes.length
            && bytes[at] == (byte) 0xef
            && bytes[at + 1] == (byte) 0xbb
            && bytes[at + 2] == (byte) 0xbf;
    return marked ? 3 : 0;
  }

  private int blanksFrom(int from) {
    int at = Math.min(from, bytes.length);
    while (at < bytes.length && Tokenizer.isBlank(bytes[at] & 0xff)) at++;
    return at;
  }
}
