package weft.edi.meaning;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.Order;
import weft.ordering.OrderTerms;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.Partnership;
import weft.promise.Promise;

/** ORDERS05: one order, placed or (E1EDK01 ACTION 003) withdrawn; E1EDP01 are its lines. */
public final class IdocOrder implements MessageMeaning {

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    Findings findings = new Findings();
    Group body = message.body();
    Segment header = requireNonNullElse(body.segment("E1EDK01"), message.header());
    Partnership partnership = IdocValues.partnership(body, header, correspondents, findings);
    String number = IdocValues.of(body, "E1EDK02", "QUALF", "BELNR", "001");
    if (number.isEmpty()) number = header.value("BELNR");
    if (number.isEmpty())
      findings.error(
          header, "BELNR", FaultCode.VALUE_MISSING, "The order has no number.", "订单没有编号。");
    if (header.value("ACTION").equals("004"))
      findings.error(
          header,
          "ACTION",
          FaultCode.MEANING_UNKNOWN,
          "Changes of an order are not taken from ORDERS05; send ORDCHG or an 860.",
          "不从 ORDERS05 接受订单变更；请发送 ORDCHG 或 860。");
    if (partnership == null || findings.forbid())
      return new Meaning(partnership, List.of(), findings.all());
    var order = new PurchaseOrderId(partnership.buyer(), number);
    if (header.value("ACTION").equals("003"))
      return new Meaning(
          partnership, List.of(new CancelOrder(order, partnership.supplier())), findings.all());
    Order placed = order(body, header, partnership, correspondents, findings);
    if (placed.lines().isEmpty())
      findings.error(header, null, FaultCode.VALUE_MISSING, "The order has no lines.", "订单没有行项目。");
    return new Meaning(partnership, List.of(new PlaceOrder(order, placed)), findings.all());
  }

  private static Order order(
      Group body,
      Segment header,
      Partnership partnership,
      Correspondents correspondents,
      Findings findings) {
    LocalDate ordered =
        IdocValues.day(IdocValues.of(body, "E1EDK03", "IDDAT", "DATUM", "022", "012"));
    if (ordered == null)
      ordered = IdocValues.day(IdocValues.of(body, "E1EDK02", "QUALF", "DATUM", "001"));
    LocalDate wanted = IdocValues.day(IdocValues.of(body, "E1EDK03", "IDDAT", "DATUM", "002"));
    List<Order.Line> lines = new ArrayList<>();
    String site = IdocValues.partner(body, "WE");
    for (Group item : body.groupsAt("E1EDP01")) {
      if (site.isEmpty()) site = item.segments().getFirst().value("WERKS");
      lines.add(new Item(item, findings).line(lines.size() + 1, wanted == null ? ordered : wanted));
    }
    String currency = header.value("CURCY");
    return new Order(
        partnership.supplier(),
        site.isEmpty() ? null : correspondents.site(partnership, site),
        ordered,
        currency.isEmpty() ? null : currency,
        List.copyOf(lines),
        IdocTerms.of(body));
  }

  /** One line being understood. */
  private record Item(Group group, Findings findings) {
    Segment start() {
      return group.segments().getFirst();
    }

    Order.Line line(int place, @Nullable LocalDate headerDate) {
      String part = object("001");
      if (part.isEmpty()) part = object("002");
      if (part.isEmpty())
        findings.error(
            start(), null, FaultCode.VALUE_MISSING, "The line has no part number.", "该行没有零件号。");
      Quantity quantity = quantity(start(), "MENGE");
      if (quantity == null)
        findings.error(
            start(),
            "MENGE",
            FaultCode.VALUE_MISSING,
            "The line has no ordered quantity (MENGE).",
            "该行没有订购数量（MENGE）。");
      quantity = requireNonNullElse(quantity, Quantity.ZERO);
      String number = IdocValues.number(start().value("POSEX"));
      String supplierPart = object("002");
      String description = IdocValues.of(group, "E1EDP19", "QUALF", "KTEXT", "001", "002");
      return new Order.Line(
          number.isEmpty() ? String.valueOf(place) : number,
          part,
          supplierPart.isEmpty() ? null : supplierPart,
          description.isEmpty() ? null : description,
          IdocValues.unit(start().value("MENEE")),
          quantity,
          price(),
          deliveries(quantity, headerDate),
          start().number(),
          OrderTerms.ofLine(IdocTerms.texts(group, "E1EDPT1", "E1EDPT2")));
    }

    private String object(String qualifier) {
      return IdocValues.of(group, "E1EDP19", "QUALF", "IDTNR", qualifier);
    }

    private List<Promise> deliveries(Quantity whole, @Nullable LocalDate headerDate) {
      List<Promise> deliveries = new ArrayList<>();
      for (Segment it : group.segments("E1EDP20")) {
        LocalDate due = IdocValues.day(it.value("EDATU"));
        Quantity quantity = quantity(it, "WMENG");
        if (due != null && quantity != null && quantity.isPositive())
          deliveries.add(new Promise(due, quantity));
      }
      if (!deliveries.isEmpty()) return List.copyOf(deliveries);
      LocalDate due = IdocValues.day(IdocValues.of(group, "E1EDP03", "IDDAT", "DATUM", "002"));
      if (due == null) due = headerDate;
      if (due == null)
        findings.error(
            start(),
            null,
            FaultCode.VALUE_MISSING,
            "Neither the line nor the order has a date.",
            "订单及该行均没有日期。");
      return List.of(new Promise(due == null ? LocalDate.EPOCH : due, whole));
    }

    private @Nullable BigDecimal price() {
      BigDecimal price = number(start(), "VPREI");
      BigDecimal basis = number(start(), "PEINH");
      return price == null || basis == null || basis.signum() == 0
          ? price
          : price.divide(basis, 6, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private @Nullable Quantity quantity(Segment it, String field) {
      BigDecimal number = number(it, field);
      return number == null ? null : new Quantity(number);
    }

    private @Nullable BigDecimal number(Segment it, String field) {
      int[] place = it.placeOf(field);
      return place == null || it.value(place[0]).isEmpty()
          ? null
          : findings.number(it, place[0], 0, field).orElse(null);
    }
  }
}
