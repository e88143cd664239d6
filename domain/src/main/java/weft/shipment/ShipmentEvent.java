package weft.shipment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.language.Text;
import weft.party.Side;

/**
 * Everything that can happen to a shipment. Stored for ever: add nullable components, never rename
 * or move.
 */
public sealed interface ShipmentEvent {
  ShipmentId shipment();

  /**
   * The supplier says what it sent.
   *
   * @param by the message that says it; null where a person or an API client did
   */
  record ShipmentAnnounced(ShipmentId shipment, Despatch despatch, @Nullable ByMessage by)
      implements ShipmentEvent {
    /** By no message. */
    public ShipmentAnnounced(ShipmentId shipment, Despatch despatch) {
      this(shipment, despatch, null);
    }
  }

  /** Another despatch under this number took the place of the one before. */
  record ShipmentReplaced(ShipmentId shipment, Despatch despatch, @Nullable ByMessage by)
      implements ShipmentEvent {
    /** By no message. */
    public ShipmentReplaced(ShipmentId shipment, Despatch despatch) {
      this(shipment, despatch, null);
    }
  }

  /** It was never sent. */
  record ShipmentCancelled(ShipmentId shipment, @Nullable ByMessage by) implements ShipmentEvent {
    /** By no message. */
    public ShipmentCancelled(ShipmentId shipment) {
      this(shipment, null);
    }
  }

  /**
   * A message contradicts what is known of the shipment; someone must work on it.
   *
   * @param despatch what it says; null of a receipt
   * @param receipt what it says; null of a despatch
   */
  record ShipmentContradicted(
      ShipmentId shipment, Kind kind, @Nullable Despatch despatch, @Nullable Receipt receipt)
      implements ShipmentEvent {
    /** What its sender is told of it. */
    public Text told() {
      String number = shipment.number();
      if (kind == Kind.ANNOUNCED_TWICE)
        return new Text(
                "Despatch advice %s was sent before with other content; this one was kept and"
                    + " changed nothing.",
                "发货通知 %s 此前已用于不同内容；本报文已保存，未作更改。")
            .with(number);
      Text advice =
          receipt == null
              ? new Text(
                  "Despatch advice %s contradicts what is known: %s It changed nothing.",
                  "发货通知 %s 与已知情况矛盾：%s未作更改。")
              : new Text(
                  "The receipt of shipment %s contradicts what is known: %s It changed nothing.",
                  "发货 %s 的收货通知与已知情况矛盾：%s未作更改。");
      return advice.with(number, kind.text());
    }

    public enum Kind {
      /** Announced a second time with other content. */
      ANNOUNCED_TWICE("it was announced with other content.", "此前预告的内容不同，"),
      ANNOUNCED_AFTER_CANCELLATION("it was cancelled.", "该发货已取消，"),
      /** Replaced or cancelled after goods of it were received. */
      CHANGED_AFTER_RECEIPT("goods of it were received.", "该发货已有收货，"),
      NOTHING_TO_CANCEL("it was never announced.", "该发货从未预告，"),
      RECEIVED_AFTER_CANCELLATION("it was cancelled.", "该发货已取消，"),
      /** A second receipt under one number with other content. */
      RECEIPT_NUMBER_REUSED("the receipt's number has other content.", "收货单号已用于其他内容，"),
      /** Nobody knows how much of what was announced that is. */
      RECEIVED_IN_OTHER_UNIT("it says what came in another unit than was sent.", "收货数量的计量单位与发货不同，");

      @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
      private final Text text;

      Kind(String en, String zh) {
        text = new Text(en, zh);
      }

      /** What it contradicts. */
      public Text text() {
        return text;
      }
    }
  }

  /**
   * The buyer received goods of it.
   *
   * @param receipt with all its differences, the found ones included
   * @param complete whether nothing of it is on its way any longer
   */
  record ShipmentReceived(ShipmentId shipment, Receipt receipt, boolean complete)
      implements ShipmentEvent {}

  /** One side says how a difference is to be settled; the other has not said the same yet. */
  record SettlementProposed(
      ShipmentId shipment, int receipt, int line, Side by, Outcome outcome, @Nullable String note)
      implements ShipmentEvent {}

  /** Both said the same of a difference. */
  record DifferenceSettled(ShipmentId shipment, int receipt, int line, Side by, Outcome outcome)
      implements ShipmentEvent {}

  /** The buyer sent goods back. */
  record GoodsReturned(ShipmentId shipment, GoodsReturn goods) implements ShipmentEvent {}

  /** The supplier has the goods of a return again. */
  record ReturnTakenBack(ShipmentId shipment, String number, LocalDate on)
      implements ShipmentEvent {}
}
