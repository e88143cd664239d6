package weft.edi.reader.check;

import weft.edi.table.Element;

/** Recognizes numbers, dates and times in bytes. */
final class Numerals {
  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Numerals() {}

  /**
   * The number of digits of a number, not counting signs and one decimal mark (a point, in EDIFACT
   * also a comma); -1 if it is not a number. In an IDoc the sign may come after the digits. The hub
   * reads no exponent, although X12 allows one in an R; {@link weft.measure.PlainNumber} explains
   * why.
   */
  static int digits(byte[] bytes, int from, int to, Element.Kind kind) {
    boolean signed = from < to && bytes[from] == '-';
    int i = signed ? from + 1 : from;
    boolean idoc = kind == Element.Kind.SIGNED_BEHIND;
    int end = idoc && !signed && from < to && bytes[to - 1] == '-' ? to - 1 : to;
    int digits = 0;
    boolean mark = kind == Element.Kind.INTEGER;
    for (; i < end; i++) {
      byte b = bytes[i];
      if (b >= '0' && b <= '9') digits++;
      else if (!mark && (b == '.' || (b == ',' && kind == Element.Kind.NUMBER))) mark = true;
      else return -1;
    }
    return digits == 0 ? -1 : digits;
  }

  /** Whether the bytes are a date YYMMDD or CCYYMMDD. */
  static boolean isDate(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length != 6 && length != 8) return false;
    int year = value(bytes, from, to - 4);
    int month = value(bytes, to - 4, to - 2);
    int day = value(bytes, to - 2, to);
    if (length == 8 && !DateFormat.isYear(year)) return false;
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]) return false;
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month != 2 || day < 29 || leap;
  }

  /** Whether all bytes are zeros, with which VDA and SAP write an absent date. */
  static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) if (bytes[i] != '0') return false;
    return true;
  }

  /**
   * Whether the bytes are a time HHMM or HHMMSS, the latter with up to two digits of a fraction.
   */
  static boolean isTime(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < 4 || length == 5 || length > 8 || value(bytes, from, to) < 0) return false;
    int hour = value(bytes, from, from + 2);
    int minute = value(bytes, from + 2, from + 4);
    int second = length >= 6 ? value(bytes, from + 4, from + 6) : 0;
    return (hour < 24 && minute < 60 && second < 60) || (hour == 24 && minute == 0 && second == 0);
  }

  /** The value of up to nine digits; -1 if there is another character. */
  private static int value(byte[] bytes, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9' || value > 99_999_999) return -1;
      value = value * 10 + bytes[i] - '0';
    }
    return value;
  }
}
