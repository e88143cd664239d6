package weft.edi.table;

import org.jspecify.annotations.Nullable;

/**
 * A data element of a directory: number ({@code 6060}), the directory's English name, numeric or
 * not, least and greatest length in characters (digits, for numbers), and its codes if it is coded.
 */
public record Element(
    String id, String name, boolean numeric, int min, int max, @Nullable CodeList codes) {

  /** Whether it says from which list the codes beside it are taken (1131, 3055). */
  public boolean namesCodeList() {
    return id.equals("3055") || id.equals("1131");
  }
}
