package weft.edi.reader.check;

import weft.edi.table.Element;

/** What numbers, dates and times look like, told from the bytes. */
final class Numerals {
  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Numerals() {}

  /**
   * Digits of a number; signs and one decimal mark (a point, in EDIFACT also a comma) do not count;
   * -1 if it is none. In an IDoc the sign may stand behind the digits. The hub reads no exponent,
   * though X12 allows one in an R: {@link weft.measure.PlainNumber} says why.
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

  /** YYMMDD or CCYYMMDD. */
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

  /** Zeros are how VDA and SAP say that there is no date. */
  static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) if (bytes[i] != '0') return false;
    return true;
  }

  /** HHMM, HHMMSS, or with one or two digits of a second's fraction. */
  static boolean isTime(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < 4 || length == 5 || length > 8 || value(bytes, from, to) < 0) return false;
    int hour = value(bytes, from, from + 2);
    int minute = value(bytes, from + 2, from + 4);
    int second = length >= 6 ? value(bytes, from + 4, from + 6) : 0;
    return (hour < 24 && minute < 60 && second < 60) || (hour == 24 && minute == 0 && second == 0);
  }

  /** -1 if there is anything but digits; up to nine of them. */
  private static int value(byte[] bytes, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9' || value > 99_999_999) return -1;
      value = value * 10 + bytes[i] - '0';
    }
    return value;
  }
}
