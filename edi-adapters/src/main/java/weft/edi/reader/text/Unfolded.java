package weft.edi.reader.text;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import weft.edi.table.Directory;
import weft.edi.table.LaidOutRecords;

/**
 * An EDIFACT or X12 interchange, or the records of a VDA transmission, that was folded into lines
 * wherever a line was full, in the middle of a segment, an element or a tag, as it was before:
 * without CR and LF. It remembers which byte of the file each of its bytes was.
 */
public final class Unfolded {
  /** Enough for UNA and UNB, or an ISA, to say their separators. */
  private static final int HEADER = 1024;

  public final byte[] bytes;

  /** Whether the lines are as long as each other, so that nobody meant anything by their ends. */
  final boolean even;

  /** Before which of our bytes something was taken out, and how many of the file's until then. */
  private final int[] at;

  private final int[] taken;
  private final int runs;

  private Unfolded(byte[] bytes, boolean even, int[] at, int[] taken, int runs) {
    this.bytes = bytes;
    this.even = even;
    this.at = at;
    this.taken = taken;
    this.runs = runs;
  }

  /**
   * What was folded, unfolded; null where line breaks stand between segments alone, or end them.
   */
  public static @Nullable Unfolded of(byte[] file) {
    int first = 0;
    while (first < file.length && !isBreak(file[first])) first++;
    if (first == file.length) return null;
    byte[] header = Arrays.copyOf(file, Math.min(file.length, HEADER));
    FaultLog wrong = new FaultLog(1, new int[] {1});
    Opening opening = Opening.find(without(header), wrong);
    // Where a line break is a terminator itself, no header is left without it.
    if (opening == null || !opening.enveloped() || !wrong.faults().isEmpty()) return null;
    return breaksSegments(file, opening.delimiters()) ? unfold(file, first) : null;
  }

  /**
   * A VDA transmission whose records were folded; null where that is not certain: each 128 bytes
   * begin with the type and version of a record of its recommendation, the first is its header, and
   * the last alone its trailer, which may lack the blanks at its end.
   *
   * @param start the first byte of the header
   */
  public static @Nullable Unfolded ofRecords(
      byte[] file, int start, VdaMessage kind, Directory known) {
    if (!breaksRecords(file, start, kind, known)) return null;
    int first = start;
    while (!isBreak(file[first])) first++;
    Unfolded flat = unfold(file, first);
    int end = RecordCutter.contentEnd(flat.bytes);
    int last = start + (end - 1 - start) / LaidOutRecords.LENGTH * LaidOutRecords.LENGTH;
    for (int i = start; i < end; i += LaidOutRecords.LENGTH)
      if (!isRecord(flat.bytes, i, kind, known) || (i == last) != is(flat.bytes, i, kind.trailer))
        return null;
    return flat;
  }

  /**
   * Where the transmissions of VDA that a file holds end, whatever lines they were folded into;
   * empty where that is not certain: each is as above, and the next begins behind its trailer.
   *
   * @param start the first byte of the first header
   * @return the bytes of the file behind the last record of each
   */
  public static int[] endsOfTransmissions(byte[] file, int start, Directory known) {
    VdaMessage kind = VdaMessage.at(file, start);
    if (kind == null || !breaksRecords(file, start, kind, known)) return new int[0];
    int first = start;
    while (!isBreak(file[first])) first++;
    Unfolded flat = unfold(file, first);
    int end = RecordCutter.contentEnd(flat.bytes);
    var ends = IntStream.builder();
    VdaMessage open = null;
    for (int i = start; i < end; i += LaidOutRecords.LENGTH) {
      if (open == null) open = VdaMessage.at(flat.bytes, i);
      if (open == null || !isRecord(flat.bytes, i, open, known)) return new int[0];
      if (!is(flat.bytes, i, open.trailer)) continue;
      ends.add(flat.place(Math.min(i + LaidOutRecords.LENGTH, end) - 1) + 1);
      open = null;
    }
    return open == null ? ends.build().toArray() : new int[0];
  }

  /** Whether a line begins with what is no record. */
  private static boolean breaksRecords(byte[] file, int start, VdaMessage kind, Directory known) {
    int end = RecordCutter.contentEnd(file);
    for (int i = start + 1; i < end; i++)
      if (isBreak(file[i - 1]) && !isBreak(file[i]) && !isRecord(file, i, kind, known)) return true;
    return false;
  }

  private static boolean isRecord(byte[] bytes, int at, VdaMessage kind, Directory known) {
    if (at + 5 > bytes.length || !is(bytes, at, kind.header.substring(0, 2))) return false;
    for (int i = at; i < at + 5; i++) if (bytes[i] < '0' || bytes[i] > '9') return false;
    return known.segment(Segment.code(bytes, at, at + 3)) != null;
  }

  private static boolean is(byte[] bytes, int at, String word) {
    for (int i = 0; i < word.length(); i++) if (bytes[at + i] != word.charAt(i)) return false;
    return true;
  }

  public static boolean isBreak(byte b) {
    return b == '\r' || b == '\n';
  }

  private static byte[] without(byte[] file) {
    byte[] kept = new byte[file.length];
    int length = 0;
    for (byte b : file) if (!isBreak(b)) kept[length++] = b;
    return Arrays.copyOf(kept, length);
  }

  private static boolean breaksSegments(byte[] file, Delimiters by) {
    boolean between = true;
    boolean broken = false;
    for (int i = 0; i < file.length; i++) {
      int b = file[i] & 0xff;
      if (isBreak(file[i])) {
        broken |= !between;
      } else if (b == by.terminator()) {
        if (broken) return true;
        between = true;
      } else if (!Tokenizer.isBlank(b) || b == by.element() || b == by.component()) {
        if (broken) return true;
        between = false;
        if (by.hasRelease() && b == by.release()) {
          while (i + 1 < file.length && isBreak(file[i + 1])) {
            broken = true;
            i++;
          }
          i++;
        }
      }
    }
    return false;
  }

  private static Unfolded unfold(byte[] file, int first) {
    byte[] kept = Arrays.copyOf(file, file.length);
    int[] at = new int[64];
    int[] taken = new int[64];
    int runs = 0;
    int length = first;
    var lines = new Lines(first);
    int i = first;
    while (i < file.length) {
      if (!isBreak(file[i])) {
        kept[length++] = file[i++];
        continue;
      }
      while (i < file.length && isBreak(file[i])) i++;
      if (i == file.length) break; // the end of the last line is no fold
      if (runs == at.length) {
        at = Arrays.copyOf(at, runs * 2);
        taken = Arrays.copyOf(taken, runs * 2);
      }
      if (runs > 0) lines.ended(length - at[runs - 1]);
      at[runs] = length;
      taken[runs++] = i - length;
    }
    boolean even = lines.areEven(length - at[runs - 1]);
    return new Unfolded(Arrays.copyOf(kept, length), even, at, taken, runs);
  }

  /** Whether lines are as long as each other; the first and the last may be shorter. */
  private static final class Lines {
    /** One fold alone is where somebody's line was full only at this length. */
    private static final int USUAL = 80;

    private final int first;
    private int width = -1;
    private boolean even = true;

    Lines(int first) {
      this.first = first;
    }

    void ended(int length) {
      if (width < 0) width = length;
      even &= length == width;
    }

    boolean areEven(int last) {
      int full = width < 0 ? USUAL : width;
      return even && last <= full && (width < 0 ? first == full : first <= full);
    }
  }

  /** The byte of the file that one of these was. */
  public int place(int offset) {
    int run = run(offset);
    return run < 0 ? offset : offset + taken[run];
  }

  /**
   * Where the file has the first line break behind the first of these bytes and not behind the
   * last; -1 if there is none.
   */
  int breakWithin(int from, int until) {
    int run = run(from) + 1;
    return run < runs && at[run] <= until ? place(at[run] - 1) + 1 : -1;
  }

  /** The last that was taken out before this byte; -1 if nothing was. */
  private int run(int offset) {
    int found = Arrays.binarySearch(at, 0, runs, offset);
    return found >= 0 ? found : -found - 2;
  }
}
