package weft.edi.meaning.order;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.LineNumbers;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.meaning.words.ResponseParties;
import weft.edi.meaning.words.X12Dates;
import weft.edi.meaning.words.X12Items;
import weft.edi.meaning.words.X12Parties;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.LineChange;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.Partnership;
import weft.party.Profile;

/**
 * Reads 860 of any release: lines of an order changed, added (POC02 = AI) or removed (DI), or the
 * whole order cancelled ({@link OrderFunction}). POC03 is the quantity after the change; QI and QD
 * state that it rises or falls.
 */
public final class X12OrderChange implements MessageMeaning {
  private static final String NO_CHANGE = "NC";

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    MeaningFindings findings = new MeaningFindings();
    Segment bch = requireNonNullElse(body.segment("BCH"), message.header());
    Partnership partnership = new X12Parties(correspondents).partnership(body, bch, findings);
    String number = X12PurchaseOrder.number(bch);
    if (number.isEmpty())
      findings.error(bch, "BCH03", FaultCode.VALUE_MISSING, "The order has no number.", "订单没有编号。");
    OrderFunction function = OrderFunction.ofOrderChange(bch, findings);
    if (partnership == null || number.isEmpty() || function == null)
      return new Meaning(partnership, List.of(), findings.all());
    var order = new PurchaseOrderId(partnership.buyer(), number);
    if (function == OrderFunction.WITHDRAWAL)
      return new Meaning(
          partnership,
          List.of(new CancelOrder(order, partnership.supplier(), ResponseParties.at(bch, null))),
          findings.all());
    String currency = X12Price.currency(body, "POC");
    List<LineChange> changes = new ArrayList<>();
    var numbers = new LineNumbers(findings);
    int place = 0;
    for (Group group : body.groupsAt("POC")) {
      Segment poc = group.segments().getFirst();
      String line = poc.value(0).isEmpty() ? Integer.toString(place + 1) : poc.value(0);
      place++;
      X12Parties.notePlaces(group, X12Parties.shipTo(body), findings);
      if (poc.value(1).equals(NO_CHANGE)) continue;
      LineChange change =
          change(group, currency, line, correspondents.profile(partnership), findings);
      // A line may be removed and added again.
      if (change.kind() != LineChange.Kind.REMOVED) numbers.take(line, poc, "POC01");
      changes.add(change);
    }
    return new Meaning(
        partnership,
        List.of(
            new ChangeOrder(
                order,
                partnership.supplier(),
                List.copyOf(changes),
                X12Items.parts(body, "POC", 7),
                ResponseParties.at(bch, null),
                currency)),
        findings.all());
  }

  private static LineChange change(
      Group group,
      @Nullable String currency,
      String line,
      Profile profile,
      MeaningFindings findings) {
    Segment poc = group.segments().getFirst();
    LineChange.Kind kind =
        switch (poc.value(1)) {
          case "AI" -> LineChange.Kind.ADDED;
          case "DI" -> LineChange.Kind.REMOVED;
          case "CF", "RC" -> {
            findings.error(
                poc,
                "POC02",
                FaultCode.MEANING_UNKNOWN,
                "%s does not change a line of an order.".formatted(poc.value(1)),
                "%s 不构成对订单行的变更。".formatted(poc.value(1)));
            yield LineChange.Kind.CHANGED;
          }
          default -> LineChange.Kind.CHANGED;
        };
    if (kind == LineChange.Kind.REMOVED) return LineChange.removed(line, poc.number());
    String part = X12Items.part(poc, 7);
    return new LineChange(
        kind,
        line,
        part,
        X12Items.supplierPart(poc, 7),
        X12Items.description(group),
        poc.value(4).isEmpty() ? null : X12Items.unit(poc.value(4)),
        quantity(poc, findings),
        new X12Price(group, 5, currency, quantity(poc, new MeaningFindings())).of(findings),
        X12Dates.wanted(group),
        X12Items.deliveries(
            group, poc.value(4), AgreedUnits.of(profile, requireNonNullElse(part, "")), findings),
        poc.number(),
        X12PurchaseOrder.texts(group),
        null,
        switch (poc.value(1)) {
          case "QI" -> LineChange.Moves.UP;
          case "QD" -> LineChange.Moves.DOWN;
          default -> null;
        });
  }

  private static @Nullable Quantity quantity(Segment poc, MeaningFindings findings) {
    return poc.value(2).isEmpty()
        ? null
        : requireNonNullElse(
            findings.wanted(
                findings.number(poc, 2, 0, "POC03").map(Quantity::new).orElse(Quantity.ZERO),
                poc,
                "POC03"),
            Quantity.ZERO);
  }
}
