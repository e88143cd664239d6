package weft.edi.table;

/**
 * The codes that a directory allows for one element. Look-ups take bytes, so that no string is
 * created.
 */
public final class CodeList {
  private final long[] slots;
  private final int mask;

  CodeList(Iterable<String> codes, int count) {
    int size = Integer.highestOneBit(Math.max(4, count * 2) - 1) << 1;
    slots = new long[size];
    mask = size - 1;
    for (String code : codes) {
      long key = key(code);
      int at = slot(key);
      while (slots[at] != 0 && slots[at] != key) at = at + 1 & mask;
      slots[at] = key;
    }
  }

  private static long key(String code) {
    long key = 0;
    for (int i = 0; i < code.length(); i++) key = key << 8 | (code.charAt(i) & 0xff);
    return key;
  }

  private int slot(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
  }

  public boolean has(byte[] bytes, int from, int to) {
    if (to - from > 8) return false;
    long key = 0;
    for (int i = from; i < to; i++) key = key << 8 | (bytes[i] & 0xff);
    for (int at = slot(key); slots[at] != 0; at = at + 1 & mask) if (slots[at] == key) return true;
    return false;
  }

  public boolean has(String code) {
    byte[] bytes = code.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    return has(bytes, 0, bytes.length);
  }
}
