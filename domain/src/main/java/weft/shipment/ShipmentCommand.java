package weft.shipment;

import org.jspecify.annotations.Nullable;
import weft.event.PartnersCommand;
import weft.interchange.StatedAt;
import weft.party.Partnership;

/** Everything anyone can ask of a shipment. */
public sealed interface ShipmentCommand extends PartnersCommand {
  ShipmentId shipment();

  @Override
  default String stream() {
    return shipment().stream();
  }

  @Override
  default Partnership partnership() {
    return shipment().partnership();
  }

  /** The supplier sent these goods. */
  record AnnounceShipment(ShipmentId shipment, Despatch despatch) implements ShipmentCommand {}

  /** The supplier says anew what it sent, in the place of what it said. */
  record ReplaceShipment(ShipmentId shipment, Despatch despatch) implements ShipmentCommand {}

  /** Nothing was sent under this number. */
  record CancelShipment(ShipmentId shipment) implements ShipmentCommand {}

  /** The buyer received goods of it. */
  record ReceiveShipment(ShipmentId shipment, Receipt receipt) implements ShipmentCommand {}

  /**
   * A despatch advice of the supplier's: DESADV, 856, VDA 4913. Never refused: a contradiction is
   * recorded.
   *
   * @param at where the message names the shipment
   * @param by the message, which the desk knows; null where it says nothing of it
   */
  record AdviseShipment(
      ShipmentId shipment,
      Function function,
      Despatch despatch,
      @Nullable StatedAt at,
      @Nullable ByMessage by)
      implements ShipmentCommand {
    /** As a message is read, before anybody knows which one it is. */
    public AdviseShipment(
        ShipmentId shipment, Function function, Despatch despatch, @Nullable StatedAt at) {
      this(shipment, function, despatch, at, null);
    }

    /** The same of the shipment that it turned out to be about, by its message. */
    public AdviseShipment of(ShipmentId meant, ByMessage message) {
      return new AdviseShipment(meant, function, despatch, at, message);
    }

    /** EDIFACT 1225 = 9, 5, 1; X12 353 = 00, 05, 01. */
    public enum Function {
      ORIGINAL,
      REPLACEMENT,
      CANCELLATION
    }
  }

  /**
   * A receipt advice of the buyer's: RECADV, 861. What differs without its saying so is found.
   *
   * @param at where the message names the shipment
   */
  record AdviseReceipt(ShipmentId shipment, Receipt receipt, @Nullable StatedAt at)
      implements ShipmentCommand {
    /** The same of the shipment that it turned out to be about. */
    public AdviseReceipt of(ShipmentId meant) {
      return new AdviseReceipt(meant, receipt, at);
    }
  }
}
