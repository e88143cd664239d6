package weft.edi.meaning.order;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Dates;
import weft.edi.meaning.words.EdifactTerms;
import weft.edi.meaning.words.LineNumbers;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.meaning.words.ResponseParties;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderCommand.ReplaceOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.Partnership;
import weft.promise.Promise;

/**
 * Reads ORDERS in any directory: one order, placed, replaced or cancelled as {@link OrderFunction}
 * determines.
 */
public final class EdifactOrder implements MessageMeaning {

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    MeaningFindings findings = new MeaningFindings();
    Segment bgm = requireNonNullElse(body.segment("BGM"), message.header());
    Partnership partnership = correspondents.partnership(body, bgm, findings);
    String number = NormalizedText.number(bgm.value(1));
    if (number.isEmpty())
      findings.error(bgm, "1004", FaultCode.VALUE_MISSING, "The order has no number.", "订单没有编号。");
    OrderFunction function = OrderFunction.ofOrders(bgm, findings);
    if (partnership == null || number.isEmpty() || function == null)
      return new Meaning(partnership, List.of(), findings.all());
    var order = new PurchaseOrderId(partnership.buyer(), number);
    if (function == OrderFunction.WITHDRAWAL)
      return new Meaning(
          partnership,
          List.of(new CancelOrder(order, partnership.supplier(), ResponseParties.at(bgm, null))),
          findings.all());
    Order placed = order(body, partnership, correspondents, findings);
    if (placed.lines().isEmpty())
      findings.error(bgm, null, FaultCode.VALUE_MISSING, "The order has no lines.", "订单没有行项目。");
    var parts = OrderItem.parts(body);
    return new Meaning(
        partnership,
        List.of(
            function == OrderFunction.REPLACEMENT
                ? new ReplaceOrder(order, placed, parts, ResponseParties.at(bgm, null))
                : new PlaceOrder(order, placed, parts)),
        findings.all());
  }

  private static Order order(
      Group body,
      Partnership partnership,
      Correspondents correspondents,
      MeaningFindings findings) {
    LocalDate ordered = Dates.day(body, "137", "4");
    LocalDate wanted = OrderItem.requested(body);
    List<Order.Line> lines = new ArrayList<>();
    var numbers = new LineNumbers(findings);
    int place = 0;
    for (Group lin : body.groupsAt("LIN")) {
      var item = new OrderItem(lin, correspondents.profile(partnership), findings);
      place++;
      if (item.isLeftOut()) continue;
      numbers.take(item.number(place), item.start(), "1082");
      lines.add(line(item, place, wanted, currency(body), findings));
    }
    return new Order(
        partnership.supplier(),
        site(body, partnership, correspondents),
        ordered,
        currency(body),
        List.copyOf(lines),
        EdifactTerms.of(body, findings));
  }

  private static Order.Line line(
      OrderItem item,
      int place,
      @Nullable LocalDate headerDate,
      @Nullable String currency,
      MeaningFindings findings) {
    Segment start = item.start();
    String part = item.part();
    if (part == null)
      findings.error(
          start, "C212.7140", FaultCode.VALUE_MISSING, "The line has no part number.", "该行没有零件号。");
    Quantity quantity = item.quantity();
    if (quantity == null && !item.hasOtherQuantity()) // another quantity has its own fault
    findings.error(
          start,
          "C186.6060",
          FaultCode.VALUE_MISSING,
          "The line has no ordered quantity (QTY 21).",
          "该行没有订购数量（QTY 21）。");
    quantity = requireNonNullElse(quantity, Quantity.ZERO);
    LocalDate own = item.requested();
    LocalDate date = own == null ? headerDate : own;
    int before = findings.size();
    List<Promise> schedule = item.deliveries(date);
    if (schedule.isEmpty()) {
      if (date == null && !findings.errors(before)) // faulty deliveries have their own fault
      findings.error(
            start,
            "C507.2380",
            FaultCode.VALUE_MISSING,
            "Neither the line nor the order has a date.",
            "订单及该行均没有日期。");
      schedule = List.of(new Promise(date == null ? LocalDate.EPOCH : date, quantity));
    }
    return new Order.Line(
        item.number(place),
        requireNonNullElse(part, ""),
        item.supplierPart(),
        item.description(),
        requireNonNullElse(item.unit(), "PCE"),
        quantity,
        item.price(currency),
        schedule,
        start.number(),
        item.texts(),
        item.stated());
  }

  /** The order's currency; null if it has none. */
  static @Nullable String currency(Group body) {
    for (Group below : body.groupsAt("CUX")) {
      String currency = below.segments().getFirst().value(0, 1);
      if (!currency.isEmpty()) return currency;
    }
    return null;
  }

  /** The message's currency, else the first one that a price names; null if there is none. */
  static @Nullable String stated(Group body) {
    String currency = currency(body);
    if (currency != null) return currency;
    for (Group lin : body.groupsAt("LIN"))
      for (Group pri : lin.groupsAt("PRI")) {
        Segment cux = pri.segment("CUX");
        if (cux != null && !cux.value(0, 1).isEmpty()) return cux.value(0, 1);
      }
    return null;
  }

  private static @Nullable String site(
      Group body, Partnership partnership, Correspondents correspondents) {
    for (String qualifier : List.of("ST", "DP", "CN", "UC")) {
      Segment nad = Correspondents.nad(body, qualifier);
      if (nad != null && !nad.value(1).isEmpty())
        return correspondents.site(partnership, nad.value(1));
    }
    return null;
  }
}
