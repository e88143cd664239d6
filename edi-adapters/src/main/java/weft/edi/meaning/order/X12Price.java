package weft.edi.meaning.order;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.Findings;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;

/**
 * The price of a line of an 850, 855, 860 or 865, per unit.
 *
 * @param at the element, from 0, of the price
 * @param currency the set's; null where it names none
 * @param quantity of the line; null where it states none
 */
record X12Price(Group line, int at, @Nullable String currency, @Nullable Quantity quantity) {

  /** CUR02 of the set; null where it names none. */
  static @Nullable String currency(Group body) {
    Segment cur = body.segment("CUR");
    return cur == null || cur.value(1).isEmpty() ? null : cur.value(1);
  }

  /** The set's, else that of the first line which names one; null where none does. */
  static @Nullable String currency(Group body, String lines) {
    String currency = currency(body);
    if (currency != null) return currency;
    return body.groupsAt(lines).stream()
        .map(it -> currency(it))
        .filter(it -> it != null)
        .findFirst()
        .orElse(null);
  }

  /** Null, and a note, where it is in another currency than the set's. */
  @Nullable BigDecimal of(Findings findings) {
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

  /** AMT01 = 1 is the line's total; what SAC allows or charges makes it another. */
  private void compare(Segment amt, BigDecimal price, Findings findings) {
    boolean charged = !line.segments("SAC").isEmpty() || !line.groupsAt("SAC").isEmpty();
    if (charged || !amt.value(0).equals("1") || amt.value(1).isEmpty()) return;
    PriceFaults.compare(
        findings.number(amt, 1, 0, "AMT02").orElse(null), price, quantity, amt, "AMT02", findings);
  }
}
