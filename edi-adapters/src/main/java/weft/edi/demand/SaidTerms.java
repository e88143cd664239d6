package weft.edi.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import weft.ordering.Order;
import weft.ordering.OrderTerms;
import weft.ordering.OrderTerms.Delivery;
import weft.ordering.OrderTerms.Payment;

/** Adapts an order's terms to a message: terms without a code or enough room become texts. */
final class SaidTerms {
  /** Codes for who pays the transport that EDIFACT 4215 and X12 146 share. */
  private static final Set<String> PAYERS =
      Set.of(
          "CA", "CC", "CF", "FO", "MX", "NC", "PA", "PB", "PC", "PE", "PO", "PP", "PU", "RC", "RF",
          "RS", "TP", "WC");

  private SaidTerms() {}

  /**
   * The order with adapted terms.
   *
   * @param room characters available for a payment term in words
   */
  static OrderAsked of(OrderAsked asked, int room) {
    Order it = asked.order();
    OrderTerms terms = it.terms();
    if (terms == null) return asked;
    List<String> texts = new ArrayList<>(terms.texts());
    Delivery delivery = terms.delivery();
    if (delivery != null && delivery.payer() != null && !PAYERS.contains(delivery.payer())) {
      texts.add("Freight: " + delivery.payer());
      delivery = new Delivery(delivery.term(), null, delivery.place());
    }
    List<Payment> payment = new ArrayList<>();
    for (Payment one : terms.payment()) {
      String text = one.text();
      if (text != null && text.length() > room) {
        texts.add(text);
        payment.add(new Payment(one.discount(), one.days(), one.due(), null));
      } else payment.add(one);
    }
    var said = new OrderTerms(delivery, List.copyOf(payment), List.copyOf(texts));
    return new OrderAsked(
        asked.demand(),
        asked.event(),
        new Order(it.supplier(), it.site(), it.orderDate(), it.currency(), it.lines(), said));
  }
}
