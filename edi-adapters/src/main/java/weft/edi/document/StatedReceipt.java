package weft.edi.document;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Reference;
import weft.document.ReceivedQuantities;
import weft.measure.Quantity;
import weft.party.Side;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.Outcome;
import weft.shipment.Receipt;
import weft.shipment.Receipt.Difference;
import weft.shipment.Settlement;
import weft.shipment.Shipment;
import weft.shipment.ShipmentId;

/**
 * The receipt advice for a receipt that the buyer recorded on the hub: what arrived, what is wrong
 * with it, and how much is returned or destroyed as the buyer wants or both agreed.
 *
 * @param number the position of the receipt in the shipment, from 1
 * @param told the id of the receipt's event, from which a receipt without a number gets one
 */
record StatedReceipt(ShipmentId id, Shipment shipment, int number, String told) {

  BusinessDocument document(LocalDate issued) {
    Receipt receipt = shipment.receipts().get(number - 1);
    Despatch sent = requireNonNull(shipment.despatch());
    List<Line> lines = new ArrayList<>();
    for (Receipt.Line it : receipt.lines()) lines.add(line(it, lines.size() + 1, sent));
    return new BusinessDocument(
        Kind.RECEIPT_ADVICE,
        requireNonNullElse(receipt.number(), ownNumber()),
        issued,
        id.partnership(),
        List.of(new Reference(Reference.To.DESPATCH_ADVICE, id.number())),
        List.copyOf(lines),
        lines.size(),
        null,
        null,
        sent.shipTo(),
        null,
        null,
        null,
        BusinessDocument.Function.ORIGINAL,
        null,
        receipt.received(),
        null,
        null);
  }

  /** 20 characters, which fit every standard. */
  private String ownNumber() {
    return "GR-" + told.replace("-", "").substring(0, 17).toUpperCase(Locale.ROOT);
  }

  private Line line(Receipt.Line it, int line, Despatch sent) {
    List<DespatchLine> of =
        sent.lines().stream().filter(one -> one.part().equals(it.part())).toList();
    @Nullable String order = only(of, DespatchLine::order);
    return new Line(
        Integer.toString(line),
        it.part(),
        only(of, DespatchLine::supplierPart),
        it.quantity(),
        it.unit(),
        order,
        order == null ? null : only(of, DespatchLine::orderLine),
        id.number(),
        null,
        0,
        null,
        it.batch(),
        null,
        null,
        null,
        null,
        it.difference() == null ? null : received(it.quantity(), it.difference(), line),
        null,
        null);
  }

  /** The value that all lines share; null if they differ. */
  private static @Nullable String only(
      List<DespatchLine> of, Function<DespatchLine, @Nullable String> said) {
    Set<@Nullable String> all = new HashSet<>();
    for (DespatchLine it : of) all.add(said.apply(it));
    return all.size() == 1 ? all.iterator().next() : null;
  }

  private ReceivedQuantities received(Quantity came, Difference difference, int line) {
    Quantity differing = difference.quantity();
    Outcome outcome =
        shipment
            .differences()
            .of(number, line)
            .filter(this::isBuyers)
            .map(Settlement::outcome)
            .orElse(null);
    return new ReceivedQuantities(
        came,
        of(difference, Difference.Kind.DAMAGED),
        of(difference, Difference.Kind.SHORT),
        of(difference, Difference.Kind.OVER),
        of(difference, Difference.Kind.WRONG_PART),
        outcome == Outcome.RETURNED ? differing : null,
        outcome == Outcome.SCRAPPED ? differing : null);
  }

  /**
   * Whether the buyer proposed the settlement or both agreed. A supplier's proposal does not count.
   */
  private boolean isBuyers(Settlement it) {
    return it.settled() || it.by() == Side.BUYER;
  }

  private static @Nullable Quantity of(Difference it, Difference.Kind kind) {
    return it.kind() == kind ? it.quantity() : null;
  }
}
