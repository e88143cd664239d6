package weft.shipment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.PartnersCommand;
import weft.interchange.StatedAt;
import weft.measure.Quantity;
import weft.party.Partnership;
import weft.party.Side;

/** Everything that the partners can ask of a shipment. */
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

  /** The supplier replaces its statement of what it sent. */
  record ReplaceShipment(ShipmentId shipment, Despatch despatch) implements ShipmentCommand {}

  /** The supplier sent nothing under this number. */
  record CancelShipment(ShipmentId shipment) implements ShipmentCommand {}

  /**
   * The buyer received goods of it.
   *
   * @param wishes how it wants to settle differences; null where it states none
   */
  record ReceiveShipment(
      ShipmentId shipment, Receipt receipt, @Nullable List<AdviseReceipt.Wish> wishes)
      implements ShipmentCommand {
    /** A receipt without wishes. */
    public ReceiveShipment(ShipmentId shipment, Receipt receipt) {
      this(shipment, receipt, null);
    }
  }

  /**
   * Proposes how to settle a difference, or settles it if the other side proposed the same.
   *
   * @param receipt the shipment's receipt, from 1; {@code line} is the line of the receipt
   * @param note null without words
   */
  record SettleDifference(
      ShipmentId shipment, int receipt, int line, Side by, Outcome outcome, @Nullable String note)
      implements ShipmentCommand {}

  /**
   * The buyer sends back goods as both sides agreed.
   *
   * @param number the buyer's own; repeating it means the same return
   * @param site the buyer's code of their location; null where the shipment names no site
   */
  record ReturnGoods(
      ShipmentId shipment, String number, LocalDate sent, List<Part> parts, @Nullable String site)
      implements ShipmentCommand {
    /** The quantity to return of one difference. */
    public record Part(int receipt, int line, Quantity quantity) {}
  }

  /** The supplier received the returned goods. */
  record TakeBackGoods(ShipmentId shipment, String number, LocalDate on)
      implements ShipmentCommand {}

  /**
   * A despatch advice of the supplier: DESADV, 856, VDA 4913. It is never refused; a contradiction
   * is recorded.
   *
   * @param at where the message names the shipment
   * @param by the message, which only the desk knows; null for a person or a client
   */
  record AdviseShipment(
      ShipmentId shipment,
      Function function,
      Despatch despatch,
      @Nullable StatedAt at,
      @Nullable ByMessage by)
      implements ShipmentCommand {
    /** As a message is read, before the desk adds the message. */
    public AdviseShipment(
        ShipmentId shipment, Function function, Despatch despatch, @Nullable StatedAt at) {
      this(shipment, function, despatch, at, null);
    }

    /** A copy for the shipment that was found, with its message. */
    public AdviseShipment of(ShipmentId meant, ByMessage message) {
      return new AdviseShipment(meant, function, despatch, at, message);
    }

    /** A copy whose lines state the agreed part numbers, too. */
    public AdviseShipment naming(Despatch agreed) {
      return new AdviseShipment(shipment, function, agreed, at, by);
    }

    /** EDIFACT 1225 = 9, 5, 1; X12 353 = 00, 05, 01. */
    public enum Function {
      ORIGINAL,
      REPLACEMENT,
      CANCELLATION
    }
  }

  /**
   * A receipt advice of the buyer: RECADV, 861. The hub determines differences that it does not
   * state.
   *
   * @param at where the message names the shipment
   * @param wishes how the buyer wants to settle differences; null where it states none
   * @param anew whether a recorded receipt is reported again, so that only its wishes are new
   */
  record AdviseReceipt(
      ShipmentId shipment,
      Receipt receipt,
      @Nullable StatedAt at,
      @Nullable List<Wish> wishes,
      boolean anew)
      implements ShipmentCommand {
    /** A receipt advice without wishes. */
    public AdviseReceipt(ShipmentId shipment, Receipt receipt, @Nullable StatedAt at) {
      this(shipment, receipt, at, null, false);
    }

    /** A copy for the shipment that was found. */
    public AdviseReceipt of(ShipmentId meant) {
      return new AdviseReceipt(meant, receipt, at, wishes, anew);
    }

    /**
     * The proposed settlement of a line's difference.
     *
     * @param line the line of the receipt, from 1
     */
    public record Wish(int line, Outcome outcome) {}
  }
}
