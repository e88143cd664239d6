package weft.edi.document;

import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.edi.answer.Answering;
import weft.edi.onward.Onward;
import weft.edi.onward.Route;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.party.Side;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShipmentEvent.DifferenceSettled;
import weft.shipment.ShipmentEvent.SettlementProposed;
import weft.shipment.ShipmentEvent.ShipmentReceived;

/**
 * Writes what the buyer received, as it said it here, to the supplier, in the message that their
 * profile names for receipts (RECADV, 861). What is to go back or to be destroyed by what the buyer
 * wants or both agree on later is written in the place of what the supplier has. A receipt that
 * came as a message is none of it: it goes on as that message.
 */
public final class WhenGoodsReceivedThenWriteToSupplier implements Reaction {
  private final Answering here;
  private final Onward onward;

  public WhenGoodsReceivedThenWriteToSupplier(Answering here) {
    this.here = here;
    this.onward = new Onward(here);
  }

  @Override
  public String name() {
    return "write-receipt";
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
    if (!told.isOfHere() || told.saysNothingNew()) return;
    var shipment = ((ShipmentEvent) event.payload()).shipment();
    Route route =
        onward.route(
            event,
            shipment.partnership(),
            shipment.buyer(),
            agreed -> DocumentWriter.rule(agreed, Kind.RECEIPT_ADVICE));
    if (route == null) return;
    boolean first = event.payload() instanceof ShipmentReceived;
    // A rule agreed on since the goods came tells nothing of them.
    if (!first && !onward.hasWritten(told.id(), route.rule())) return;
    var issued = onward.at(route).toLocalDate();
    BusinessDocument document = told.document(issued);
    var stated = new StatedDocument(document, route.sender(), issued, route.names(), !first);
    onward.send(route, ours -> DocumentWriter.write(stated, route.rule(), ours));
  }
}
