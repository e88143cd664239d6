package weft.edi.meaning.order;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.LineNumbers;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.meaning.words.ResponseParties;
import weft.edi.meaning.words.X12Dates;
import weft.edi.meaning.words.X12Items;
import weft.edi.meaning.words.X12Parties;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.Order;
import weft.ordering.OrderTerms;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderCommand.ReplaceOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.Partnership;
import weft.party.Profile;
import weft.promise.Promise;

/**
 * Reads 850 of any release: one order, placed, replaced or cancelled as {@link OrderFunction}
 * determines. A release of a blanket order (BEG04) is an order of its own, {@code 4500012345/7}.
 */
public final class X12PurchaseOrder implements MessageMeaning {
  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    MeaningFindings findings = new MeaningFindings();
    Segment beg = requireNonNullElse(body.segment("BEG"), message.header());
    Partnership partnership = new X12Parties(correspondents).partnership(body, beg, findings);
    String number = number(beg);
    if (number.isEmpty())
      findings.error(beg, "BEG03", FaultCode.VALUE_MISSING, "The order has no number.", "订单没有编号。");
    OrderFunction function = OrderFunction.ofOrder(beg, findings);
    if (partnership == null || number.isEmpty() || function == null)
      return new Meaning(partnership, List.of(), findings.all());
    var order = new PurchaseOrderId(partnership.buyer(), number);
    if (function == OrderFunction.WITHDRAWAL)
      return new Meaning(
          partnership,
          List.of(new CancelOrder(order, partnership.supplier(), ResponseParties.at(beg, null))),
          findings.all());
    Order placed = order(body, beg, partnership, correspondents, findings);
    if (placed.lines().isEmpty())
      findings.error(beg, null, FaultCode.VALUE_MISSING, "The order has no lines.", "订单没有行项目。");
    var parts = X12Items.parts(body, "PO1", 5);
    return new Meaning(
        partnership,
        List.of(
            function == OrderFunction.REPLACEMENT
                ? new ReplaceOrder(order, placed, parts, ResponseParties.at(beg, null))
                : new PlaceOrder(order, placed, parts)),
        findings.all());
  }

  /** The number in BEG03 or BCH03, followed by the release number if there is one. */
  static String number(Segment beg) {
    return number(beg, 3);
  }

  /**
   * The number in the third element, followed by the release number if there is one; "" if there is
   * no number.
   *
   * @param release the element, from 0, of the release number
   */
  static String number(Segment begin, int release) {
    String number = NormalizedText.number(begin.value(2));
    String after = NormalizedText.number(begin.value(release));
    return number.isEmpty() || after.isEmpty() ? number : number + "/" + after;
  }

  private static Order order(
      Group body,
      Segment beg,
      Partnership partnership,
      Correspondents correspondents,
      MeaningFindings findings) {
    LocalDate ordered = X12Dates.day(beg.value(4));
    LocalDate wanted = X12Dates.wanted(body);
    String currency = X12Price.currency(body, "PO1");
    List<Order.Line> lines = new ArrayList<>();
    String shipTo = X12Parties.shipTo(body);
    var numbers = new LineNumbers(findings);
    for (Group po1 : body.groupsAt("PO1")) {
      Segment start = po1.segments().getFirst();
      String number = start.value(0);
      numbers.take(number.isEmpty() ? Integer.toString(lines.size() + 1) : number, start, "PO101");
      X12Parties.notePlaces(po1, shipTo, findings);
      lines.add(
          line(
              po1,
              lines.size() + 1,
              currency,
              wanted,
              correspondents.profile(partnership),
              findings));
    }
    return new Order(
        partnership.supplier(),
        shipTo.isEmpty() ? null : correspondents.site(partnership, shipTo),
        ordered,
        currency,
        List.copyOf(lines),
        X12Terms.of(body, findings));
  }

  private static Order.Line line(
      Group group,
      int count,
      @Nullable String currency,
      @Nullable LocalDate headerDate,
      Profile profile,
      MeaningFindings findings) {
    Segment po1 = group.segments().getFirst();
    String part = X12Items.part(po1, 5);
    if (part == null)
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
    else
      quantity =
          requireNonNullElse(
              findings.wanted(
                  findings.number(po1, 1, 0, "PO102").map(Quantity::new).orElse(null),
                  po1,
                  "PO102"),
              quantity);
    return new Order.Line(
        po1.value(0).isEmpty() ? Integer.toString(count) : po1.value(0),
        requireNonNullElse(part, ""),
        X12Items.supplierPart(po1, 5),
        X12Items.description(group),
        X12Items.unit(po1.value(2)),
        quantity,
        new X12Price(group, 3, currency, quantity).of(findings),
        schedule(
            group,
            po1,
            quantity,
            headerDate,
            AgreedUnits.of(profile, requireNonNullElse(part, "")),
            findings),
        po1.number(),
        texts(group),
        null);
  }

  /** The texts of an item; null if it has none. */
  static @Nullable List<String> texts(Group item) {
    return OrderTerms.ofLine(X12Terms.texts(item));
  }

  private static List<Promise> schedule(
      Group group,
      Segment po1,
      Quantity ordered,
      @Nullable LocalDate headerDate,
      AgreedUnits units,
      MeaningFindings findings) {
    int before = findings.size();
    List<Promise> schedule = X12Items.deliveries(group, po1.value(2), units, findings);
    if (!schedule.isEmpty()) return schedule;
    LocalDate own = X12Dates.wanted(group);
    LocalDate date = own == null ? headerDate : own;
    if (date == null && !findings.errors(before)) // faulty deliveries have their own fault
    findings.error(
          po1,
          "DTM02",
          FaultCode.VALUE_MISSING,
          "Neither the line nor the order has a date.",
          "订单及该行均没有日期。");
    return List.of(new Promise(date == null ? LocalDate.EPOCH : date, ordered));
  }
}
