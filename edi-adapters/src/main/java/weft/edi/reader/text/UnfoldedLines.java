package weft.edi.reader.text;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import weft.edi.table.Directory;
import weft.edi.table.LaidOutRecords;

/**
 * An EDIFACT or X12 interchange, or a VDA transmission, with its line folding removed. Some senders
 * break full lines in the middle of a segment, element or tag. This class removes CR and LF and
 * maps each remaining byte to its byte in the file.
 */
public final class UnfoldedLines {
  /**
   * Bytes that always contain UNA and the start of UNB, or a complete ISA, so that the separators
   * are known.
   */
  private static final int HEADER = 1024;

  public final byte[] bytes;

  /** Whether all lines have the same length, so that their ends carry no meaning. */
  final boolean even;

  /**
   * For each removed run: the offset of the byte after it in {@link #bytes}, and how many bytes of
   * the file were removed up to there.
   */
  private final int[] at;

  private final int[] taken;
  private final int runs;

  private UnfoldedLines(byte[] bytes, boolean even, int[] at, int[] taken, int runs) {
    this.bytes = bytes;
    this.even = even;
    this.at = at;
    this.taken = taken;
    this.runs = runs;
  }

  /**
   * The unfolded interchange; null if line breaks occur only between segments or terminate them.
   */
  public static @Nullable UnfoldedLines of(byte[] file) {
    int first = 0;
    while (first < file.length && !isBreak(file[first])) first++;
    if (first == file.length) return null;
    byte[] header = Arrays.copyOf(file, Math.min(file.length, HEADER));
    FaultLog wrong = new FaultLog(1, new int[] {1});
    Opening opening = Opening.find(without(header), wrong);
    // If line breaks are the terminators, the header is not readable without them.
    if (opening == null || !opening.enveloped() || !wrong.faults().isEmpty()) return null;
    return breaksSegments(file, opening.delimiters()) ? unfold(file, first) : null;
  }

  /**
   * The unfolded VDA transmission; null unless the file is certain to be a folded one. It is
   * certain if every 128 bytes begin with the type and version of a record of the recommendation,
   * the first record is the header, and only the last is the trailer, which may lack trailing
   * blanks.
   *
   * @param start the first byte of the header
   */
  public static @Nullable UnfoldedLines ofRecords(
      byte[] file, int start, VdaMessage kind, Directory known) {
    if (!breaksRecords(file, start, kind, known)) return null;
    int first = start;
    while (!isBreak(file[first])) first++;
    UnfoldedLines flat = unfold(file, first);
    int end = RecordCutter.contentEnd(flat.bytes);
    int last = start + (end - 1 - start) / LaidOutRecords.LENGTH * LaidOutRecords.LENGTH;
    for (int i = start; i < end; i += LaidOutRecords.LENGTH)
      if (!isRecord(flat.bytes, i, kind, known) || (i == last) != is(flat.bytes, i, kind.trailer))
        return null;
    return flat;
  }

  /**
   * The ends of the VDA transmissions of a folded file; empty unless it is certain that each
   * transmission is as in {@link #ofRecords} and the next one begins after its trailer.
   *
   * @param start the first byte of the first header
   * @return for each transmission, the offset in the file after its last record
   */
  public static int[] endsOfTransmissions(byte[] file, int start, Directory known) {
    VdaMessage kind = VdaMessage.at(file, start);
    if (kind == null || !breaksRecords(file, start, kind, known)) return new int[0];
    int first = start;
    while (!isBreak(file[first])) first++;
    UnfoldedLines flat = unfold(file, first);
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

  /** Whether a line does not begin with a record. */
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

  private static UnfoldedLines unfold(byte[] file, int first) {
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
      if (i == file.length) break; // the end of the last line is not a fold
      if (runs == at.length) {
        at = Arrays.copyOf(at, runs * 2);
        taken = Arrays.copyOf(taken, runs * 2);
      }
      if (runs > 0) lines.ended(length - at[runs - 1]);
      at[runs] = length;
      taken[runs++] = i - length;
    }
    boolean even = lines.areEven(length - at[runs - 1]);
    return new UnfoldedLines(Arrays.copyOf(kept, length), even, at, taken, runs);
  }

  /** Checks whether all lines have the same length; the first and the last may be shorter. */
  private static final class Lines {
    /** The usual width; a single fold counts as even only if the first line has this length. */
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

  /** The byte of the file for an offset in {@link #bytes}. */
  public int place(int offset) {
    int run = run(offset);
    return run < 0 ? offset : offset + taken[run];
  }

  /**
   * The place in the file of the first line break between two offsets of {@link #bytes}, excluding
   * the first and including the second; -1 if there is none.
   */
  int breakWithin(int from, int until) {
    int run = run(from) + 1;
    return run < runs && at[run] <= until ? place(at[run] - 1) + 1 : -1;
  }

  /** The index of the last run that was removed before this byte; -1 if none was. */
  private int run(int offset) {
    int found = Arrays.binarySearch(at, 0, runs, offset);
    return found >= 0 ? found : -found - 2;
  }
}
