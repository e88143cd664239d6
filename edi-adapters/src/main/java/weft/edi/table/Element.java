package weft.edi.table;

import org.jspecify.annotations.Nullable;

/**
 * A data element of a directory: number ({@code 6060}; in X12 {@code DE330}; its name in VDA and
 * IDoc, which have none), the directory's English name, kind, least and greatest length in
 * characters (digits, for numbers), and its codes if it is coded.
 *
 * @param decimals how many of its digits they are where a partner's layout says so, else 0
 */
public record Element(
    String id, String name, Kind kind, int min, int max, @Nullable CodeList codes, int decimals) {

  /** One whose decimals have a mark, or are told by its description. */
  public Element(String id, String name, Kind kind, int min, int max, @Nullable CodeList codes) {
    this(id, name, kind, min, max, codes, 0);
  }

  /** What its values look like. */
  public enum Kind {
    TEXT,
    /** EDIFACT n: digits with sign and one decimal mark, point or comma. */
    NUMBER,
    /** X12 N0 to N9: digits with sign; decimals are implied. */
    INTEGER,
    /** X12 R: digits with sign, decimal point and exponent. */
    DECIMAL,
    /** IDoc: as DECIMAL, and SAP writes the sign of less than nothing behind the digits. */
    SIGNED_BEHIND,
    /** X12 DT: YYMMDD or CCYYMMDD. */
    DATE,
    /** VDA and IDoc: as DATE, or zeros for none. */
    OPEN_DATE,
    /** VDA 4905: a day, weeks, a month, or one of the values with a meaning of their own. */
    CALL_OFF_DATE,
    /** X12 TM: HHMM, seconds and their fractions. */
    TIME
  }

  /** Whether its length counts digits. */
  public boolean numeric() {
    return switch (kind) {
      case NUMBER, INTEGER, DECIMAL, SIGNED_BEHIND -> true;
      case TEXT, DATE, OPEN_DATE, CALL_OFF_DATE, TIME -> false;
    };
  }

  /** Whether it says from which list the codes beside it are taken (1131, 3055). */
  public boolean namesCodeList() {
    return id.equals("3055") || id.equals("1131");
  }
}
