package weft.edi.meaning.order;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.Correspondents;
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
import weft.ordering.LineChange;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.Partnership;

/**
 * Reads ORDCHG in any directory: lines of an order changed, added (LIN 1229 = 1) or removed (2), or
 * the whole order cancelled ({@link OrderFunction}). RFF ON names the order, or else BGM 1004.
 */
public final class OrderChange implements MessageMeaning {
  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    MeaningFindings findings = new MeaningFindings();
    Segment bgm = requireNonNullElse(body.segment("BGM"), message.header());
    Partnership partnership = correspondents.partnership(body, bgm, findings);
    String number = number(body, bgm);
    if (number.isEmpty())
      findings.error(
          bgm,
          "1004",
          FaultCode.VALUE_MISSING,
          "The change does not name its order (RFF ON).",
          "变更未指明订单（RFF ON）。");
    OrderFunction function = OrderFunction.ofChange(bgm, findings);
    if (partnership == null || number.isEmpty() || function == null)
      return new Meaning(partnership, List.of(), findings.all());
    var order = new PurchaseOrderId(partnership.buyer(), number);
    if (function == OrderFunction.WITHDRAWAL)
      return new Meaning(
          partnership,
          List.of(new CancelOrder(order, partnership.supplier(), ResponseParties.at(bgm, null))),
          findings.all());
    String currency = EdifactOrder.stated(body);
    List<LineChange> changes = new ArrayList<>();
    var numbers = new LineNumbers(findings);
    int place = 0;
    for (Group lin : body.groupsAt("LIN")) {
      var item = new OrderItem(lin, correspondents.profile(partnership), findings);
      String number1082 = item.number(++place);
      if (item.isSubLineNoted() || item.hasNoAction()) continue;
      LineChange change = change(item, number1082, currency, findings);
      // A line may be removed and added again.
      if (change.kind() != LineChange.Kind.REMOVED) numbers.take(number1082, item.start(), "1082");
      changes.add(change);
    }
    return new Meaning(
        partnership,
        List.of(
            new ChangeOrder(
                order,
                partnership.supplier(),
                List.copyOf(changes),
                OrderItem.changedParts(body),
                ResponseParties.at(bgm, null),
                currency)),
        findings.all());
  }

  private static String number(Group body, Segment bgm) {
    for (Group below : body.groupsAt("RFF")) {
      Segment rff = below.segments().getFirst();
      if (rff.value(0, 0).equals("ON") && !rff.value(0, 1).isBlank())
        return NormalizedText.number(rff.value(0, 1));
    }
    return NormalizedText.number(bgm.value(1));
  }

  private static LineChange change(
      OrderItem item, String number, @Nullable String currency, MeaningFindings findings) {
    Segment start = item.start();
    LineChange.Kind kind =
        switch (start.value(1)) {
          case "1" -> LineChange.Kind.ADDED;
          case "2" -> LineChange.Kind.REMOVED;
          case "", "3", "24" -> LineChange.Kind.CHANGED;
          default -> {
            findings.error(
                start,
                "1229",
                FaultCode.MEANING_UNKNOWN,
                "Action %s does not change a line of an order.".formatted(start.value(1)),
                "操作代码 %s 不构成对订单行的变更。".formatted(start.value(1)));
            yield LineChange.Kind.CHANGED;
          }
        };
    if (kind == LineChange.Kind.REMOVED) return LineChange.removed(number, start.number());
    return new LineChange(
        kind,
        number,
        item.part(),
        item.supplierPart(),
        item.description(),
        item.unit(),
        item.quantity(),
        item.price(currency),
        item.requested(),
        item.deliveries(item.requested()),
        start.number(),
        item.texts(),
        item.stated());
  }
}
