package weft.edi.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.edi.answer.AnswerContext;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.words.Correspondents;
import weft.edi.onward.OnwardRules;
import weft.edi.onward.Route;
import weft.edi.reader.EdiReader;
import weft.edi.reception.PartnerReading;
import weft.edi.reception.inbox.Inbox;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.party.Side;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShipmentEvent.DifferenceSettled;
import weft.shipment.ShipmentEvent.SettlementProposed;
import weft.shipment.ShipmentEvent.ShipmentReceived;

/**
 * Reports receipts that the buyer recorded on the hub to the supplier, in the message that the
 * supplier's profile names for receipts (RECADV, 861). A later settlement (return or scrapping) by
 * the buyer or by agreement goes out as a replacement.
 *
 * <p>A receipt that arrived as a message is forwarded as that message. Its later settlements are
 * sent as replacements too, unless the message covers several shipments, because a replacement
 * covers only one.
 */
public final class WhenGoodsReceivedThenWriteToSupplier implements Reaction {
  private final AnswerContext here;
  private final OnwardRules onward;

  public WhenGoodsReceivedThenWriteToSupplier(AnswerContext here) {
    this.here = here;
    this.onward = new OnwardRules(here);
  }

  @Override
  public String name() {
    return "write-receipt";
  }

  @Override
  public boolean looksBack() {
    return false;
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof ShipmentReceived
        || payload instanceof DifferenceSettled
        || (payload instanceof SettlementProposed it && it.by() == Side.BUYER);
  }

  @Override
  public void react(Recorded event) {
    var told = ReceiptTold.by(event, here.streams().trace(event.stream()));
    if (told.isOfMessage() || told.saysNothingNew()) return;
    var shipment = ((ShipmentEvent) event.payload()).shipment();
    Route route =
        onward.route(
            event,
            shipment.partnership(),
            shipment.buyer(),
            agreed -> DocumentWriter.rule(agreed, Kind.RECEIPT_ADVICE));
    if (route == null) return;
    boolean first = event.payload() instanceof ShipmentReceived;
    // A rule agreed after the receipt does not report it.
    if (!first && !hasSent(told, route)) return;
    var issued = onward.at(route).toLocalDate();
    BusinessDocument document = told.document(issued);
    var stated = new StatedDocument(document, route.sender(), issued, route.names(), !first);
    onward.send(route, ours -> DocumentWriter.write(stated, route.rule(), ours));
  }

  /** Whether the supplier has the receipt, so that a replacement makes sense. */
  private boolean hasSent(ReceiptTold told, Route route) {
    String interchange = told.interchange();
    if (interchange == null) return onward.hasWritten(told.id(), route.rule());
    return onward.hasPassedOn(interchange, route.rule())
        && tellsOneShipment(interchange, told.receipt().provenance().source().message(), route);
  }

  private boolean tellsOneShipment(String interchange, @Nullable String message, Route route) {
    return here.inbox()
        .reading(UUID.fromString(interchange), it -> tellsOneShipment(it, message, route));
  }

  private boolean tellsOneShipment(Inbox.Item came, @Nullable String message, Route route) {
    var reading =
        PartnerReading.options(here.directory(), route.sender(), route.receiver().value());
    var between = new Correspondents(here.directory(), route.sender(), route.receiver());
    return EdiReader.read(came.bytes(), reading).messages().stream()
            .filter(it -> it.reference().equals(message))
            .flatMap(it -> Meanings.of(it, between).commands().stream())
            .filter(AdviseReceipt.class::isInstance)
            .count()
        == 1;
  }
}
