package weft.picking;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A code as a scanner reads it from goods: a plain number, or fields with ANSI MH10.8.2 data
 * identifiers, which a group separator (0x1D) divides.
 *
 * @param part the supplier's number that the code names; null where it names none
 * @param batch likewise
 */
public record ScannedCode(String plain, @Nullable String part, @Nullable String batch) {
  private static final String SEPARATOR = "\u001d";

  /** The identifiers of the supplier's part number and of a batch; longer ones come first. */
  private static final Map<String, Boolean> IDENTIFIERS = longerFirst();

  /** Reads a code. */
  public static ScannedCode of(String code) {
    String part = null;
    String batch = null;
    for (String field : code.split(SEPARATOR, -1))
      for (var it : IDENTIFIERS.entrySet())
        if (code.contains(SEPARATOR) && field.startsWith(it.getKey())) {
          String value = field.substring(it.getKey().length());
          if (it.getValue()) part = value;
          else batch = value;
          break;
        }
    return new ScannedCode(code, part, batch);
  }

  /** Whether it is this number, with or without an identifier in front, or names it in a field. */
  boolean shows(String number) {
    if (plain.equals(number) || number.equals(part) || number.equals(batch)) return true;
    return IDENTIFIERS.keySet().stream().anyMatch(it -> plain.equals(it + number));
  }

  private static Map<String, Boolean> longerFirst() {
    Map<String, Boolean> identifiers =
        new TreeMap<>(
            (a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length());
    for (String it : new String[] {"30P", "1P", "P"}) identifiers.put(it, true);
    for (String it : new String[] {"1T", "T", "H"}) identifiers.put(it, false);
    return identifiers;
  }
}
