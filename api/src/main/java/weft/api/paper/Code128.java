package weft.api.paper;

import java.util.ArrayList;
import java.util.List;

/** Encodes a text as Code 128 (ISO/IEC 15417), or an SSCC as GS1-128. */
public final class Code128 {
  /** Widths of bars and spaces by symbol value (table 1), alternating, beginning with a bar. */
  private static final String[] WIDTHS =
      """
      212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221
      223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321
      112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131
      311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114
      122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141
      214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112\
      """
          .split("\\s+", -1);

  private static final int FNC1 = 102;
  private static final int START_B = 104;
  private static final int START_C = 105;
  private static final int STOP = 106;
  private static final int CHECKED_BY = 103;
  private static final int LONGEST = 48;

  private Code128() {}

  /**
   * Returns the widths of bars and spaces in modules; empty for characters outside code set B and
   * for too long a text.
   */
  public static List<Integer> of(String text) {
    if (text.isEmpty() || text.length() > LONGEST) return List.of();
    List<Integer> symbols = new ArrayList<>(List.of(START_B));
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') return List.of();
      symbols.add(text.charAt(i) - ' ');
    }
    return widths(symbols);
  }

  /**
   * Encodes an SSCC with its application identifier 00 (GS1 General Specifications 5.4).
   *
   * @param sscc 18 digits
   */
  public static List<Integer> ofSscc(String sscc) {
    List<Integer> symbols = new ArrayList<>(List.of(START_C, FNC1));
    String digits = "00" + sscc;
    for (int i = 0; i < digits.length(); i += 2)
      symbols.add(Integer.parseInt(digits.substring(i, i + 2)));
    return widths(symbols);
  }

  private static List<Integer> widths(List<Integer> symbols) {
    int sum = symbols.getFirst();
    for (int i = 1; i < symbols.size(); i++) sum += symbols.get(i) * i;
    symbols.add(sum % CHECKED_BY);
    symbols.add(STOP);
    List<Integer> widths = new ArrayList<>();
    for (int symbol : symbols) WIDTHS[symbol].chars().forEach(it -> widths.add(it - '0'));
    return widths;
  }
}
