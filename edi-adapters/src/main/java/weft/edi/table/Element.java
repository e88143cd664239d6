package weft.edi.table;

import org.jspecify.annotations.Nullable;

/**
 * A data element of a directory: number ({@code 6060}; in X12 {@code DE330}; in VDA and IDoc, which
 * have no numbers, its name), English name, kind, minimum and maximum length in characters (for
 * numbers, digits), and the code list of a coded element.
 *
 * @param decimals the number of implied decimals if a partner's layout states it, else 0
 */
public record Element(
    String id, String name, Kind kind, int min, int max, @Nullable CodeList codes, int decimals) {

  /** An element whose decimals have a decimal mark or follow from the X12 description. */
  public Element(String id, String name, Kind kind, int min, int max, @Nullable CodeList codes) {
    this(id, name, kind, min, max, codes, 0);
  }

  /** The format of its values. */
  public enum Kind {
    TEXT,
    /** EDIFACT n: digits with sign and one decimal mark, point or comma. */
    NUMBER,
    /** X12 N0 to N9: digits with sign; decimals are implied. */
    INTEGER,
    /** X12 R: digits with sign and decimal point; the hub rejects the exponent that X12 allows. */
    DECIMAL,
    /** IDoc: as DECIMAL, but SAP writes a minus sign after the digits. */
    SIGNED_BEHIND,
    /** X12 DT: YYMMDD or CCYYMMDD. */
    DATE,
    /** VDA and IDoc: as DATE, or zeros for none. */
    OPEN_DATE,
    /** VDA 4905: a day, weeks, a month, or a special value. */
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

  /** Whether its value names the code list of the other components (1131, 3055). */
  public boolean namesCodeList() {
    return id.equals("3055") || id.equals("1131");
  }
}
