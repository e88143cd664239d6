package weft.party;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a partner has what in a VDA record that no open source lays out.
 *
 * @param record its type: 812, 813, 814 or 819
 */
public record RecordLayout(String record, List<Field> fields) {

  /** Whether one of its fields says so. */
  public boolean holds(Held held) {
    return fields.stream().anyMatch(it -> it.holds() == held);
  }

  /**
   * Some of its characters, of which one of {@code holds}, {@code value} and {@code counts} says
   * what they are. What no field names is not read, and blank in what is written.
   *
   * @param at the first of them, from 1; record type and version come before 6
   * @param value always the same, written and not read
   * @param counts the type of the records that it counts
   * @param decimals how many of its digits they are, as no mark sets them off; null for what has
   *     none
   * @param required whether it is a fault to leave it empty
   */
  public record Field(
      int at,
      int length,
      @Nullable Held holds,
      @Nullable String value,
      @Nullable String counts,
      @Nullable Integer decimals,
      boolean required) {

    /** How many of its digits are decimals. */
    public int scale() {
      return decimals == null ? 0 : decimals;
    }
  }

  /** What a number, a date or a text in a field may look like. */
  public enum Form {
    TEXT,
    /** Digits, the last of them decimals. */
    NUMBER,
    /** YYMMDD or CCYYMMDD. */
    DATE
  }

  /**
   * What a field says. What is said of a line may stand in a record above it, for all lines below.
   */
  public enum Held {
    INVOICE_NUMBER(Form.TEXT, false),
    INVOICE_DATE(Form.DATE, false),
    DUE_DATE(Form.DATE, false),
    CURRENCY(Form.TEXT, false),
    TAX_TOTAL(Form.NUMBER, false),
    TOTAL(Form.NUMBER, false),
    /** Of the amounts in its record: a minus, a plus or nothing. */
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
    /** For how many units the price is. */
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

    /** Whether it is said of each line, and else of the invoice. */
    public boolean isOfLine() {
      return ofLine;
    }
  }
}
