package weft.party;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partner's layout of a VDA record for which no open source gives the layout.
 *
 * @param record its type: 812, 813, 814 or 819
 */
public record RecordLayout(String record, List<Field> fields) {

  /** Whether one of its fields holds this value. */
  public boolean holds(Held held) {
    return fields.stream().anyMatch(it -> it.holds() == held);
  }

  /**
   * A range of characters in the record. Exactly one of {@code holds}, {@code value} and {@code
   * counts} states its content. Characters outside all fields are ignored when read and written as
   * blanks.
   *
   * @param at the first character, from 1; record type and version come before 6
   * @param value a constant, which is written but not checked when read
   * @param counts the type of the records that the field counts
   * @param decimals how many of its digits are decimals, because no mark separates them; null for a
   *     field without decimals
   * @param required whether an empty field is a fault
   */
  public record Field(
      int at,
      int length,
      @Nullable Held holds,
      @Nullable String value,
      @Nullable String counts,
      @Nullable Integer decimals,
      boolean required) {

    /** The number of decimal digits. */
    public int scale() {
      return decimals == null ? 0 : decimals;
    }
  }

  /** The form of a field. */
  public enum Form {
    TEXT,
    /** Digits; the last of them are decimals. */
    NUMBER,
    /** YYMMDD or CCYYMMDD. */
    DATE
  }

  /** The content of a field. A record may also hold values of a line for all lines below it. */
  public enum Held {
    INVOICE_NUMBER(Form.TEXT, false),
    INVOICE_DATE(Form.DATE, false),
    DUE_DATE(Form.DATE, false),
    CURRENCY(Form.TEXT, false),
    TAX_TOTAL(Form.NUMBER, false),
    TOTAL(Form.NUMBER, false),
    /** The sign of the amounts in its record: a minus, a plus or blank. */
    SIGN(Form.TEXT, false),
    SITE(Form.TEXT, false),
    DESPATCH_ADVICE(Form.TEXT, true),
    ORDER(Form.TEXT, true),
    ORDER_LINE(Form.TEXT, true),
    CUSTOMER_PART(Form.TEXT, true),
    SUPPLIER_PART(Form.TEXT, true),
    QUANTITY(Form.NUMBER, true),
    UNIT(Form.TEXT, true),
    PRICE(Form.NUMBER, true),
    /** The number of units that the price is for. */
    PRICE_BASIS(Form.NUMBER, true),
    AMOUNT(Form.NUMBER, true);

    private final Form form;
    private final boolean ofLine;

    Held(Form form, boolean ofLine) {
      this.form = form;
      this.ofLine = ofLine;
    }

    public Form form() {
      return form;
    }

    /** True for a value of a line, false for a value of the invoice. */
    public boolean isOfLine() {
      return ofLine;
    }
  }
}
