package weft.shipment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.PartnersCommand;
import weft.interchange.StatedAt;
import weft.measure.Quantity;
import weft.party.Partnership;
import weft.party.Side;

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

  /**
   * The buyer received goods of it.
   *
   * @param wishes how it wants differences settled; null where it says nothing of it
   */
  record ReceiveShipment(
      ShipmentId shipment, Receipt receipt, @Nullable List<AdviseReceipt.Wish> wishes)
      implements ShipmentCommand {
    /** One that says nothing of settlements. */
    public ReceiveShipment(ShipmentId shipment, Receipt receipt) {
      this(shipment, receipt, null);
    }
  }

  /**
   * How a difference is to be settled; settled, where the other side said the same.
   *
   * @param receipt which of the shipment's, from 1, and {@code line} which of its lines
   * @param note null without words
   */
  record SettleDifference(
      ShipmentId shipment, int receipt, int line, Side by, Outcome outcome, @Nullable String note)
      implements ShipmentCommand {}

  /**
   * The buyer sends back what both agreed on.
   *
   * @param number the buyer's own; named again it is the same return
   * @param site the buyer's code of where they lie; null where the shipment names no site
   */
  record ReturnGoods(
      ShipmentId shipment, String number, LocalDate sent, List<Part> parts, @Nullable String site)
      implements ShipmentCommand {
    /** So much of one difference. */
    public record Part(int receipt, int line, Quantity quantity) {}
  }

  /** The supplier has them again. */
  record TakeBackGoods(ShipmentId shipment, String number, LocalDate on)
      implements ShipmentCommand {}

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
   * @param wishes how the buyer wants differences settled; null where it says nothing of it
   * @param anew whether a receipt that was told is told once more: only its wishes are new
   */
  record AdviseReceipt(
      ShipmentId shipment,
      Receipt receipt,
      @Nullable StatedAt at,
      @Nullable List<Wish> wishes,
      boolean anew)
      implements ShipmentCommand {
    /** One that says nothing of settlements. */
    public AdviseReceipt(ShipmentId shipment, Receipt receipt, @Nullable StatedAt at) {
      this(shipment, receipt, at, null, false);
    }

    /** The same of the shipment that it turned out to be about. */
    public AdviseReceipt of(ShipmentId meant) {
      return new AdviseReceipt(meant, receipt, at, wishes, anew);
    }

    /**
     * How the difference of a line is to be settled.
     *
     * @param line which of the receipt's, from 1
     */
    public record Wish(int line, Outcome outcome) {}
  }
}
