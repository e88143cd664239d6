package weft.edi.meaning.order;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.IdocTerms;
import weft.edi.meaning.words.IdocValues;
import weft.edi.meaning.words.LineNumbers;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.meaning.words.NamedPart;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.meaning.words.ResponseParties;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.ordering.LineChange;
import weft.ordering.Order;
import weft.ordering.OrderTerms;
import weft.ordering.OrderedPart;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.Partnership;
import weft.party.Profile;

/**
 * Reads ORDERS05 by its MESTYP: a buyer's order (ORDERS), change (ORDCHG) or cancellation, as
 * E1EDK01 ACTION states ({@link OrderFunction}), or a supplier's response (ORDRSP).
 */
public final class IdocOrder implements MessageMeaning {
  private static final String ADDED = "001";
  private static final String DELETED = "003";
  private static final Set<String> CHANGED = Set.of("", "000", "002", "004");

  @Override
  public @Nullable Partnership between(ReadMessage message, Correspondents correspondents) {
    Segment control = message.header();
    return control.value("MESTYP").equals("ORDRSP")
        ? IdocOrderResponse.between(message.body(), control, correspondents, new MeaningFindings())
        : IdocValues.partnership(message.body(), control, correspondents, new MeaningFindings());
  }

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    MeaningFindings findings = new MeaningFindings();
    Segment control = message.header();
    Group body = message.body();
    Segment header = requireNonNullElse(body.segment("E1EDK01"), control);
    String type = control.value("MESTYP");
    if (type.equals("ORDRSP"))
      return new IdocOrderResponse(body, header, correspondents, findings).meaning();
    IdocValues.requireType(message, findings, "ORDERS", "ORDCHG", "ORDRSP");
    Partnership partnership = IdocValues.partnership(body, header, correspondents, findings);
    String number = NormalizedText.number(IdocValues.of(body, "E1EDK02", "QUALF", "BELNR", "001"));
    if (number.isEmpty()) number = NormalizedText.number(header.value("BELNR"));
    if (number.isEmpty())
      findings.error(
          header, "BELNR", FaultCode.VALUE_MISSING, "The order has no number.", "订单没有编号。");
    if (partnership == null || findings.forbid())
      return new Meaning(partnership, List.of(), findings.all());
    var order = new PurchaseOrderId(partnership.buyer(), number);
    Profile names = correspondents.profile(partnership);
    OrderFunction function =
        OrderFunction.ofIdoc(header, type.equals("ORDCHG"), body.groupsAt("E1EDP01"), findings);
    if (function == null) return new Meaning(partnership, List.of(), findings.all());
    if (function == OrderFunction.WITHDRAWAL)
      return new Meaning(
          partnership,
          List.of(new CancelOrder(order, partnership.supplier(), ResponseParties.at(header, null))),
          findings.all());
    if (function == OrderFunction.CHANGE)
      return new Meaning(
          partnership,
          List.of(
              new ChangeOrder(
                  order,
                  partnership.supplier(),
                  changes(body, names, findings),
                  parts(body, names),
                  ResponseParties.at(header, null),
                  IdocItem.currency(body))),
          findings.all());
    Order placed = order(body, header, partnership, correspondents, findings);
    if (placed.lines().isEmpty())
      findings.error(header, null, FaultCode.VALUE_MISSING, "The order has no lines.", "订单没有行项目。");
    return new Meaning(
        partnership, List.of(new PlaceOrder(order, placed, parts(body, names))), findings.all());
  }

  private static List<OrderedPart> parts(Group body, Profile names) {
    return body.groupsAt("E1EDP01").stream()
        .filter(it -> !it.segments().getFirst().value("ACTION").equals(DELETED))
        .map(it -> new IdocItem(it, names, "", new MeaningFindings()))
        .filter(it -> !it.isSubLine())
        .map(IdocItem::named)
        .filter(Objects::nonNull)
        .map(NamedPart::ordered)
        .toList();
  }

  /** ACTION of an E1EDP01: 001 adds the line, 003 removes it; 002, 004 or no code changes it. */
  private static List<LineChange> changes(Group body, Profile names, MeaningFindings findings) {
    List<LineChange> changes = new ArrayList<>();
    String currency = requireNonNullElse(IdocItem.currency(body), "");
    var numbers = new LineNumbers(findings);
    int place = 0;
    for (Group group : body.groupsAt("E1EDP01")) {
      var item = new IdocItem(group, names, currency, findings);
      String number = item.number(++place);
      if (item.isSubLineNoted()) continue;
      Segment start = item.start();
      boolean removed = start.value("ACTION").equals(DELETED);
      if (!removed) numbers.take(number, start, "POSEX"); // a line may be removed and added again
      changes.add(removed ? LineChange.removed(number, start.number()) : change(item, number));
    }
    return List.copyOf(changes);
  }

  private static LineChange change(IdocItem item, String number) {
    Segment start = item.start();
    String action = start.value("ACTION");
    if (!action.equals(ADDED) && !CHANGED.contains(action))
      item.findings()
          .error(
              start,
              "ACTION",
              FaultCode.MEANING_UNKNOWN,
              "Action %s does not change a line of an order.".formatted(action),
              "操作代码 %s 不构成对订单行的变更。".formatted(action));
    String supplierPart = item.object("002");
    String part = item.part();
    return new LineChange(
        action.equals(ADDED) ? LineChange.Kind.ADDED : LineChange.Kind.CHANGED,
        number,
        part.isEmpty() ? null : part,
        supplierPart.isEmpty() ? null : supplierPart,
        item.description(),
        start.value("MENEE").isEmpty() ? null : IdocValues.unit(start.value("MENEE"), item.names()),
        item.findings().wanted(item.quantity(start, "MENGE"), start, "MENGE"),
        item.price(),
        item.wanted(),
        item.deliveries(item.wanted()),
        start.number(),
        OrderTerms.ofLine(IdocTerms.texts(item.group(), "E1EDPT1", "E1EDPT2")),
        null);
  }

  private static Order order(
      Group body,
      Segment header,
      Partnership partnership,
      Correspondents correspondents,
      MeaningFindings findings) {
    LocalDate ordered =
        IdocValues.day(IdocValues.of(body, "E1EDK03", "IDDAT", "DATUM", "022", "012"));
    if (ordered == null)
      ordered = IdocValues.day(IdocValues.of(body, "E1EDK02", "QUALF", "DATUM", "001"));
    LocalDate wanted = IdocValues.day(IdocValues.of(body, "E1EDK03", "IDDAT", "DATUM", "002"));
    List<Order.Line> lines = new ArrayList<>();
    String site = IdocValues.partner(body, "WE");
    var numbers = new LineNumbers(findings);
    int place = 0;
    for (Group group : body.groupsAt("E1EDP01")) {
      Segment start = group.segments().getFirst();
      place++;
      if (start.value("ACTION").equals(DELETED)) {
        findings.note(
            start,
            "ACTION",
            FaultCode.MEANING_UNKNOWN,
            "The line is deleted (ACTION 003) and not part of the order.",
            "该行已删除（ACTION 003），不计入订单。");
        continue;
      }
      var item =
          new IdocItem(group, correspondents.profile(partnership), header.value("CURCY"), findings);
      if (item.isSubLineNoted()) continue;
      if (site.isEmpty()) site = start.value("WERKS");
      numbers.take(item.number(place), start, "POSEX");
      lines.add(item.line(place, wanted));
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
}
