package weft.edi.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.party.RecordLayout;
import weft.party.RecordLayout.Field;
import weft.party.RecordLayout.Held;

/** Layouts of VDA 4906 for a fictitious customer. */
public final class Layouts {
  /** All content that a field can hold, with every kind of field. */
  public static final List<RecordLayout> INVOICE =
      List.of(
          new RecordLayout(
              "812",
              List.of(
                  needed(6, 8, Held.INVOICE_NUMBER),
                  needed(14, 6, Held.INVOICE_DATE),
                  held(20, 8, Held.DUE_DATE),
                  number(30, 13, Held.TOTAL, 2),
                  held(43, 1, Held.SIGN),
                  number(44, 13, Held.TAX_TOTAL, 2),
                  held(57, 3, Held.CURRENCY),
                  constant(60, 2, "RE"))),
          new RecordLayout(
              "813",
              List.of(
                  held(6, 8, Held.DESPATCH_ADVICE),
                  held(14, 3, Held.SITE),
                  held(17, 12, Held.ORDER))),
          new RecordLayout(
              "814",
              List.of(
                  needed(6, 22, Held.CUSTOMER_PART),
                  held(28, 22, Held.SUPPLIER_PART),
                  number(50, 13, Held.QUANTITY, 3),
                  held(63, 3, Held.UNIT),
                  number(66, 13, Held.PRICE, 4),
                  number(79, 3, Held.PRICE_BASIS, 0),
                  number(82, 13, Held.AMOUNT, 2),
                  held(95, 1, Held.SIGN),
                  held(96, 4, Held.ORDER_LINE))),
          new RecordLayout(
              "819",
              List.of(
                  count(6, "811"),
                  count(13, "812"),
                  count(20, "813"),
                  count(27, "814"),
                  count(34, "819"),
                  number(41, 13, Held.TOTAL, 2),
                  held(54, 1, Held.SIGN),
                  constant(60, 3, "END"))));

  private Layouts() {}

  /** The same, without fields for these. */
  public static List<RecordLayout> without(Held... held) {
    var left = List.of(held);
    return INVOICE.stream()
        .map(
            it ->
                new RecordLayout(
                    it.record(),
                    it.fields().stream()
                        .filter(field -> field.holds() == null || !left.contains(field.holds()))
                        .toList()))
        .toList();
  }

  public static Field held(int at, int length, Held held) {
    return field(at, length, held, null, null, null, false);
  }

  static Field needed(int at, int length, Held held) {
    return field(at, length, held, null, null, null, true);
  }

  public static Field number(int at, int length, Held held, int decimals) {
    return field(at, length, held, null, null, decimals, false);
  }

  public static Field constant(int at, int length, String value) {
    return field(at, length, null, value, null, null, false);
  }

  public static Field count(int at, String record) {
    return field(at, 7, null, null, record, null, true);
  }

  private static Field field(
      int at,
      int length,
      @Nullable Held held,
      @Nullable String value,
      @Nullable String counts,
      @Nullable Integer decimals,
      boolean required) {
    return new Field(at, length, held, value, counts, decimals, required);
  }
}
