package weft.edi.meaning;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
import weft.promise.Promise;

/**
 * 850 of any release: one order, placed or (BEG01 = 01) withdrawn. A release against a blanket
 * order (BEG04) is an order of its own, {@code 4500012345/7}.
 */
public final class X12PurchaseOrder implements MessageMeaning {
  private static final String[] WANTED = {"002", "010", "106", "074", "064", "063", "067", "037"};

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    Findings findings = new Findings();
    Segment beg = requireNonNullElse(body.segment("BEG"), message.header());
    Partnership partnership = new X12Parties(correspondents).partnership(body, beg, findings);
    String number = number(beg);
    if (number.isEmpty())
      findings.error(beg, "BEG03", FaultCode.VALUE_MISSING, "The order has no number.", "订单没有编号。");
    if (partnership == null || number.isEmpty())
      return new Meaning(partnership, List.of(), findings.all());
    var order = new PurchaseOrderId(partnership.buyer(), number);
    if (beg.value(0).equals("01"))
      return new Meaning(
          partnership, List.of(new CancelOrder(order, partnership.supplier())), findings.all());
    Order placed = order(body, beg, partnership, correspondents, findings);
    if (placed.lines().isEmpty())
      findings.error(beg, null, FaultCode.VALUE_MISSING, "The order has no lines.", "订单没有行项目。");
    return new Meaning(partnership, List.of(new PlaceOrder(order, placed)), findings.all());
  }

  private static String number(Segment beg) {
    String release = beg.value(3);
    return release.isEmpty() ? beg.value(2) : beg.value(2) + "/" + release;
  }

  private static Order order(
      Group body,
      Segment beg,
      Partnership partnership,
      Correspondents correspondents,
      Findings findings) {
    LocalDate ordered = X12Dates.day(beg.value(4));
    LocalDate wanted = X12Dates.day(body, WANTED);
    List<Order.Line> lines = new ArrayList<>();
    for (Group po1 : body.groupsAt("PO1"))
      lines.add(line(po1, lines.size() + 1, wanted == null ? ordered : wanted, findings));
    Segment cur = body.segment("CUR");
    String shipTo = X12Parties.shipTo(body);
    return new Order(
        partnership.supplier(),
        shipTo.isEmpty() ? null : correspondents.site(partnership.buyer(), shipTo),
        ordered,
        cur == null || cur.value(1).isEmpty() ? null : cur.value(1),
        List.copyOf(lines));
  }

  private static Order.Line line(
      Group group, int count, @Nullable LocalDate headerDate, Findings findings) {
    Segment po1 = group.segments().getFirst();
    String supplierPart = X12Items.number(po1, 5, "VP", "VN", "VC");
    String part = X12Items.number(po1, 5, "BP", "IN", "PN", "SK");
    if (part.isEmpty()) part = supplierPart.isEmpty() ? po1.value(6) : supplierPart;
    if (part.isEmpty())
      findings.error(
          po1, "PO107", FaultCode.VALUE_MISSING, "The line has no part number.", "该行没有零件号。");
    Quantity quantity = Quantity.ZERO;
    if (po1.value(1).isEmpty())
      findings.error(
          po1,
          "PO102",
          FaultCode.VALUE_MISSING,
          "The line has no ordered quantity (PO102).",
          "该行没有订购数量（PO102）。");
    else quantity = findings.number(po1, 1, 0, "PO102").map(Quantity::new).orElse(quantity);
    return new Order.Line(
        po1.value(0).isEmpty() ? Integer.toString(count) : po1.value(0),
        part,
        supplierPart.isEmpty() ? null : supplierPart,
        X12Items.description(group),
        X12Items.unit(po1.value(2)),
        quantity,
        price(po1, findings),
        schedule(group, po1, quantity, headerDate, findings),
        po1.number());
  }

  private static List<Promise> schedule(
      Group group,
      Segment po1,
      Quantity ordered,
      @Nullable LocalDate headerDate,
      Findings findings) {
    List<Promise> schedule = new ArrayList<>();
    // A loop of its own from release 4010 on, a segment of the line before.
    Stream.concat(
            group.segments("SCH").stream(),
            group.groupsAt("SCH").stream().map(it -> it.segments().getFirst()))
        .forEach(it -> delivery(it, findings, schedule));
    if (!schedule.isEmpty()) return List.copyOf(schedule);
    LocalDate own = X12Dates.day(group, WANTED);
    LocalDate date = own == null ? headerDate : own;
    if (date == null)
      findings.error(
          po1,
          "DTM02",
          FaultCode.VALUE_MISSING,
          "Neither the line nor the order has a date.",
          "订单及该行均没有日期。");
    return List.of(new Promise(date == null ? LocalDate.EPOCH : date, ordered));
  }

  private static void delivery(Segment sch, Findings findings, List<Promise> schedule) {
    LocalDate date = X12Dates.day(sch.value(5));
    if (date == null) return;
    findings
        .number(sch, 0, 0, "SCH01")
        .map(Quantity::new)
        .filter(Quantity::isPositive)
        .ifPresent(it -> schedule.add(new Promise(date, it)));
  }

  /** PO104 for as many as PO105 says: HP a hundred, TP a thousand, else one. */
  private static @Nullable BigDecimal price(Segment po1, Findings findings) {
    if (po1.value(3).isEmpty()) return null;
    BigDecimal price = findings.number(po1, 3, 0, "PO104").orElse(null);
    int basis =
        switch (po1.value(4)) {
          case "HP", "PH", "HU" -> 100;
          case "TP", "PM", "TH" -> 1000;
          default -> 1;
        };
    return price == null || basis == 1
        ? price
        : price.divide(BigDecimal.valueOf(basis), 6, RoundingMode.HALF_UP).stripTrailingZeros();
  }
}
