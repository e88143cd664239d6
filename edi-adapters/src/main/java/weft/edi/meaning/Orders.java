package weft.edi.meaning;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
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
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.promise.Promise;

/** ORDERS of any directory: one order, placed or (BGM 1225 = 1) withdrawn. */
public final class Orders implements MessageMeaning {

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    Findings findings = new Findings();
    Segment bgm = requireNonNullElse(body.segment("BGM"), message.header());
    PartyCode buyer = correspondents.buyer(body).orElse(null);
    PartyCode supplier = correspondents.supplier(body).orElse(null);
    String number = bgm.value(1);
    if (buyer == null)
      findings.error(
          bgm,
          null,
          FaultCode.SENDER_MISMATCH,
          "The buyer in NAD BY is not the sender of the interchange.",
          "NAD BY 中的采购方不是该交换的发送方。");
    if (supplier == null)
      findings.error(
          bgm,
          null,
          FaultCode.UNKNOWN_PARTNER,
          "The supplier is not known: NAD SU or SE names nobody on this hub.",
          "供应商未知：NAD SU 或 SE 所指的企业不在本平台上。");
    if (number.isEmpty())
      findings.error(bgm, "1004", FaultCode.VALUE_MISSING, "The order has no number.", "订单没有编号。");
    if (buyer == null || supplier == null) return new Meaning(null, List.of(), findings.all());
    Partnership partnership = new Partnership(buyer, supplier);
    if (number.isEmpty()) return new Meaning(partnership, List.of(), findings.all());
    var order = new PurchaseOrderId(buyer, number);
    if (bgm.value(2).equals("1"))
      return new Meaning(partnership, List.of(new CancelOrder(order, supplier)), findings.all());
    Order placed = order(body, partnership, correspondents, findings);
    if (placed.lines().isEmpty())
      findings.error(bgm, null, FaultCode.VALUE_MISSING, "The order has no lines.", "订单没有行项目。");
    return new Meaning(partnership, List.of(new PlaceOrder(order, placed)), findings.all());
  }

  private static Order order(
      Group body, Partnership partnership, Correspondents correspondents, Findings findings) {
    LocalDate ordered = Dates.day(body, "137", "4");
    LocalDate wanted = requested(body);
    List<Order.Line> lines = new ArrayList<>();
    for (Group lin : body.groupsAt("LIN"))
      lines.add(line(lin, lines.size() + 1, wanted == null ? ordered : wanted, findings));
    return new Order(
        partnership.supplier(),
        site(body, partnership.buyer(), correspondents),
        ordered,
        currency(body),
        List.copyOf(lines));
  }

  private static Order.Line line(
      Group lin, int count, @Nullable LocalDate headerDate, Findings findings) {
    Segment start = lin.segments().getFirst();
    String number = start.value(0).isEmpty() ? Integer.toString(count) : start.value(0);
    String part = item(lin, "IN", "BP");
    String supplierPart = item(lin, "SA", "VP");
    if (part.isEmpty()) part = start.value(2).isEmpty() ? supplierPart : start.value(2);
    if (part.isEmpty())
      findings.error(
          start, "C212.7140", FaultCode.VALUE_MISSING, "The line has no part number.", "该行没有零件号。");
    Segment qty = quantitySegment(lin);
    Quantity quantity = qty == null ? Quantity.ZERO : findings.quantity(qty).orElse(Quantity.ZERO);
    if (qty == null)
      findings.error(
          start,
          "C186.6060",
          FaultCode.VALUE_MISSING,
          "The line has no ordered quantity (QTY 21).",
          "该行没有订购数量（QTY 21）。");
    List<Promise> schedule = schedule(lin, findings);
    if (schedule.isEmpty()) {
      LocalDate date =
          requireNonNullElse(requested(lin), headerDate == null ? LocalDate.EPOCH : headerDate);
      if (date.equals(LocalDate.EPOCH))
        findings.error(
            start,
            "C507.2380",
            FaultCode.VALUE_MISSING,
            "Neither the line nor the order has a date.",
            "订单及该行均没有日期。");
      schedule = List.of(new Promise(date, quantity));
    }
    String unit = qty == null || qty.value(0, 2).isEmpty() ? "PCE" : qty.value(0, 2);
    return new Order.Line(
        number,
        part,
        supplierPart.isEmpty() ? null : supplierPart,
        description(lin),
        unit,
        quantity,
        price(lin, findings),
        schedule,
        start.number());
  }

  /** Deliveries of one line: QTY with its date below SCC, or a place with its quantity and date. */
  private static List<Promise> schedule(Group lin, Findings findings) {
    List<Promise> schedule = new ArrayList<>();
    for (Group scc : lin.groupsAt("SCC")) {
      LocalDate shared = requested(scc);
      for (Group below : scc.groupsAt("QTY")) delivery(below, shared, findings, schedule);
    }
    for (Group loc : lin.groupsAt("LOC")) delivery(loc, null, findings, schedule);
    return List.copyOf(schedule);
  }

  private static void delivery(
      Group group, @Nullable LocalDate shared, Findings findings, List<Promise> schedule) {
    Segment qty = group.segment("QTY");
    LocalDate date = requested(group);
    if (date == null) date = shared;
    if (qty == null || date == null) return;
    LocalDate due = date;
    findings
        .quantity(qty)
        .filter(Quantity::isPositive)
        .ifPresent(it -> schedule.add(new Promise(due, it)));
  }

  private static @Nullable LocalDate requested(Group group) {
    return Dates.day(group, "2", "10", "64", "69", "63", "67");
  }

  private static @Nullable Segment quantitySegment(Group lin) {
    Segment first = lin.segment("QTY");
    for (Segment qty : lin.segments("QTY")) if (qty.value(0).equals("21")) return qty;
    return first;
  }

  /** The item number with one of the qualifiers, from LIN or PIA. */
  private static String item(Group lin, String... qualifiers) {
    List<String> wanted = List.of(qualifiers);
    Segment start = lin.segments().getFirst();
    if (wanted.contains(start.value(2, 1))) return start.value(2, 0);
    for (Segment pia : lin.segments("PIA")) {
      for (int i = 1; i < pia.elements(); i++)
        if (wanted.contains(pia.value(i, 1))) return pia.value(i, 0);
    }
    return "";
  }

  private static @Nullable String description(Group lin) {
    StringBuilder text = new StringBuilder();
    for (Segment imd : lin.segments("IMD"))
      text.append(imd.value(2, 3)).append(imd.value(2, 4)).append(' ');
    String description = text.toString().strip();
    return description.isEmpty() ? null : description;
  }

  private static @Nullable BigDecimal price(Group lin, Findings findings) {
    for (Group below : lin.groupsAt("PRI")) {
      Segment pri = below.segments().getFirst();
      if (pri.value(0, 1).isEmpty()) continue;
      BigDecimal price = findings.number(pri, 0, 1, "C509.5118").orElse(null);
      if (price == null) return null;
      BigDecimal basis =
          pri.value(0, 4).isEmpty()
              ? BigDecimal.ONE
              : findings.number(pri, 0, 4, "C509.5284").orElse(BigDecimal.ONE);
      return basis.signum() == 0 || basis.compareTo(BigDecimal.ONE) == 0
          ? price
          : price.divide(basis, 6, java.math.RoundingMode.HALF_UP).stripTrailingZeros();
    }
    return null;
  }

  private static @Nullable String currency(Group body) {
    for (Group below : body.groupsAt("CUX")) {
      String currency = below.segments().getFirst().value(0, 1);
      if (!currency.isEmpty()) return currency;
    }
    return null;
  }

  private static @Nullable String site(Group body, PartyCode buyer, Correspondents correspondents) {
    for (String qualifier : List.of("ST", "DP", "CN", "UC")) {
      Segment nad = Correspondents.nad(body, qualifier);
      if (nad != null && !nad.value(1).isEmpty()) return correspondents.site(buyer, nad.value(1));
    }
    return null;
  }
}
