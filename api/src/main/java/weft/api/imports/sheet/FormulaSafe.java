package weft.api.imports.sheet;

import java.util.regex.Pattern;

/**
 * What a spreadsheet would take for a formula is written with an apostrophe before it, which
 * reading takes off again; numbers are left as they are.
 */
final class FormulaSafe {
  /** Spreadsheets of East Asia take the wide ones for the narrow ones. */
  private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.]\\d+)?");

  private FormulaSafe() {}

  static String protect(String text) {
    return isDangerous(text) && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }

  static String unprotect(String text) {
    return text.startsWith("'") && isDangerous(text) ? text.substring(1) : text;
  }

  /** Whether it is one, or looks like one that was protected. */
  private static boolean isDangerous(String text) {
    int first = 0;
    while (first < text.length() && text.charAt(first) == '\'') first++;
    return first < text.length() && DANGEROUS.indexOf(text.charAt(first)) >= 0;
  }
}
