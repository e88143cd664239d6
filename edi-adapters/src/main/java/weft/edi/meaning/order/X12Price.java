package weft.edi.meaning.order;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;

/**
 * The price per unit of a line in an 850, 855, 860 or 865.
 *
 * @param at the element, from 0, of the price
 * @param currency the set's currency; null if it names none
 * @param quantity the line's quantity; null if it states none
 */
record X12Price(Group line, int at, @Nullable String currency, @Nullable Quantity quantity) {

  /** CUR02 of the set; null if it names no currency. */
  static @Nullable String currency(Group body) {
    Segment cur = body.segment("CUR");
    return cur == null || cur.value(1).isEmpty() ? null : cur.value(1);
  }

  /** The set's currency, else the first one that a line names; null if there is none. */
  static @Nullable String currency(Group body, String lines) {
    String currency = currency(body);
    if (currency != null) return currency;
    return body.groupsAt(lines).stream()
        .map(it -> currency(it))
        .filter(it -> it != null)
        .findFirst()
        .orElse(null);
  }

  /** Null if there is no valid price; null with a note if its currency differs from the set's. */
  @Nullable BigDecimal of(MeaningFindings findings) {
    Segment start = line.segments().getFirst();
    String name = X12Items.name(start, at);
    BigDecimal price =
        PriceFaults.positive(X12Items.price(start, at, findings), start, name, findings);
    if (price == null) return null;
    String own = currency(line);
    if (own != null && !own.equals(currency)) {
      findings.note(
          start,
          name,
          FaultCode.VALUE_MISSING,
          "The price is in %s, the order is in another currency: the line is kept without a price."
              .formatted(own),
          "价格币种为 %s，与订单币种不同：该行未保存价格。".formatted(own));
      return null;
    }
    for (Group group : line.groupsAt("AMT")) compare(group.segments().getFirst(), price, findings);
    line.segments("AMT").forEach(it -> compare(it, price, findings));
    return price;
  }

  /** Compares AMT01 = 1, the line's total, with the price, unless an SAC changes the total. */
  private void compare(Segment amt, BigDecimal price, MeaningFindings findings) {
    boolean charged = !line.segments("SAC").isEmpty() || !line.groupsAt("SAC").isEmpty();
    if (charged || !amt.value(0).equals("1") || amt.value(1).isEmpty()) return;
    PriceFaults.compare(
        findings.number(amt, 1, 0, "AMT02").orElse(null), price, quantity, amt, "AMT02", findings);
  }
}
