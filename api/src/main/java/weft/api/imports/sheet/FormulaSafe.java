package weft.api.imports.sheet;

import java.util.regex.Pattern;

/**
 * Protects text that a spreadsheet would take for a formula: writing puts an apostrophe before it,
 * reading removes the apostrophe. Numbers stay unchanged.
 */
final class FormulaSafe {
  /** Spreadsheets in East Asia treat the wide characters like the narrow ones. */
  private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.]\\d+)?");

  private FormulaSafe() {}

  static String protect(String text) {
    return isDangerous(text) && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }

  static String unprotect(String text) {
    return text.startsWith("'") && isDangerous(text) ? text.substring(1) : text;
  }

  /** Whether the text is a formula, or looks like a protected one. */
  private static boolean isDangerous(String text) {
    int first = 0;
    while (first < text.length() && text.charAt(first) == '\'') first++;
    return first < text.length() && DANGEROUS.indexOf(text.charAt(first)) >= 0;
  }
}
