package weft.edi.reader.text;

import weft.edi.table.LaidOutRecords;

/**
 * Cuts bytes into records of 128, either contiguous or each on a line of its own. A line that ends
 * early lacks its trailing blanks, which editors and networks remove.
 */
public final class RecordCutter {
  /** How many bytes to search for the first line break. */
  private static final int REACH = 4_096;

  private final byte[] bytes;
  private final boolean byLines;
  private final int contentEnd;
  private int next;

  /** The current record: its first byte, and the byte after its last. */
  private int begin;

  private int end;

  /** Whether the record has more than blanks beyond its 128 bytes. */
  private boolean oversized;

  /**
   * Cuts records from an offset on.
   *
   * @param contentEnd the end of the content in all bytes
   */
  public RecordCutter(byte[] bytes, int from, int contentEnd) {
    this.bytes = bytes;
    this.next = from;
    this.contentEnd = Math.max(from, contentEnd);
    this.byLines = isByLines(bytes, from);
  }

  /** The offset after the last byte that is not blank. */
  public static int contentEnd(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && isBlank(bytes[end - 1])) end--;
    return end;
  }

  private static boolean isByLines(byte[] bytes, int from) {
    int limit = Math.min(bytes.length, from + REACH);
    for (int i = from; i < limit; i++)
      if (isLineEnd(bytes[i]))
        return i <= from + LaidOutRecords.LENGTH || !isRecord(bytes, from + LaidOutRecords.LENGTH);
    return false;
  }

  private static boolean isBlank(byte b) {
    return b >= 0 && b <= ' ';
  }

  private static boolean isLineEnd(byte b) {
    return b == '\r' || b == '\n';
  }

  /** Whether five digits stand here, as in a record's type and version. */
  private static boolean isRecord(byte[] bytes, int at) {
    if (at + 5 > bytes.length) return false;
    for (int i = at; i < at + 5; i++) if (bytes[i] < '0' || bytes[i] > '9') return false;
    return true;
  }

  /**
   * The length of the lines into which records were folded, if all lines have the same length and
   * break in the middle of a record; -1 otherwise.
   */
  public int folded() {
    int length = -1;
    boolean cuts = false;
    for (int at = next; at < contentEnd; ) {
      int end = at;
      while (end < contentEnd && !isLineEnd(bytes[end])) end++;
      if (length < 0) length = end - at;
      else cuts |= !isRecord(bytes, at);
      boolean last = end == contentEnd;
      if (length >= LaidOutRecords.LENGTH || (last ? end - at > length : end - at != length))
        return -1;
      at = end;
      while (at < contentEnd && isLineEnd(bytes[at])) at++;
    }
    return cuts ? length : -1;
  }

  /** Moves to the next record; false at the end of the content. */
  public boolean advance() {
    while (next < contentEnd && isLineEnd(bytes[next])) next++;
    if (next >= contentEnd) return false;
    begin = next;
    int limit = Math.min(bytes.length, begin + LaidOutRecords.LENGTH);
    end = begin;
    while (end < limit && !isLineEnd(bytes[end])) end++;
    oversized = false;
    if (byLines && end == begin + LaidOutRecords.LENGTH && !isRecord(bytes, end))
      for (; end < bytes.length && !isLineEnd(bytes[end]); end++)
        if (!isBlank(bytes[end])) oversized = true;
    next = end;
    return true;
  }

  /** The offset at which the next record would begin. */
  public int position() {
    return next;
  }

  /** The offset after the last byte that is not blank. */
  public int contentEnd() {
    return contentEnd;
  }

  public int begin() {
    return begin;
  }

  public int end() {
    return end;
  }

  public boolean oversized() {
    return oversized;
  }
}
