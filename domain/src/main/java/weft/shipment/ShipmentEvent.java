package weft.shipment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.event.ContradictionEvent;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.party.Side;

/**
 * Everything that can happen to a shipment. Stored for ever: add nullable components, never rename
 * or move.
 */
public sealed interface ShipmentEvent {
  ShipmentId shipment();

  /**
   * The supplier announced what it sent.
   *
   * @param by the message; null for a person or an API client
   */
  record ShipmentAnnounced(ShipmentId shipment, Despatch despatch, @Nullable ByMessage by)
      implements ShipmentEvent {}

  /** Another despatch under this number replaced the one before. */
  record ShipmentReplaced(ShipmentId shipment, Despatch despatch, @Nullable ByMessage by)
      implements ShipmentEvent {}

  /** The shipment was not sent after all. */
  record ShipmentCancelled(ShipmentId shipment, @Nullable ByMessage by) implements ShipmentEvent {}

  /**
   * A message contradicts the known state of the shipment; a person must resolve it.
   *
   * @param despatch content of a despatch advice; null for a receipt
   * @param receipt content of a receipt advice; null for a despatch
   */
  record ShipmentContradicted(
      ShipmentId shipment, Kind kind, @Nullable Despatch despatch, @Nullable Receipt receipt)
      implements ShipmentEvent, ContradictionEvent {
    @Override
    public @Nullable Integer segment(StreamCommand by) {
      return null;
    }

    @Override
    public Text told() {
      String number = shipment.number();
      if (kind == Kind.ANNOUNCED_TWICE)
        return new Text(
                "Despatch advice %s was sent before with different content; this one was kept but"
                    + " not applied.",
                "发货通知 %s 此前已用于不同内容；本报文已保存，未生效。")
            .with(number);
      if (kind == Kind.CERTIFICATE_MISSING)
        return new Text(
                "Despatch advice %s was applied, but goods of it left without a certificate without"
                    + " which none may leave.",
                "发货通知 %s 已生效，但其中有货物缺少约定的证书；按零件协议，无此证书不得发货。")
            .with(number);
      if (kind == Kind.BATCH_MISSING)
        return new Text(
                "Despatch advice %s was applied, but goods of it left without the batch that the"
                    + " partners agreed to state.",
                "发货通知 %s 已生效，但其中有货物未注明批次；按零件协议，该零件须追溯。")
            .with(number);
      Text advice =
          receipt == null
              ? new Text(
                  "Despatch advice %s contradicts existing data: %s It was not applied.",
                  "发货通知 %s 与现有数据冲突：%s未生效。")
              : new Text(
                  "The receipt of shipment %s contradicts existing data: %s It was not applied.",
                  "发货 %s 的收货通知与现有数据冲突：%s未生效。");
      return advice.with(number, kind.text());
    }

    public enum Kind {
      /** Announced a second time with different content. */
      ANNOUNCED_TWICE("it was announced with different content.", "此前预告的内容不同，"),
      ANNOUNCED_AFTER_CANCELLATION("it was cancelled.", "该发货已取消，"),
      /** Replaced or cancelled after goods of it were received. */
      CHANGED_AFTER_RECEIPT("goods of it have already been received.", "该发货已有收货，"),
      NOTHING_TO_CANCEL("it was never announced.", "该发货从未预告，"),
      RECEIVED_AFTER_CANCELLATION("it was cancelled.", "该发货已取消，"),
      /** A second receipt with the same number but different content. */
      RECEIPT_NUMBER_REUSED("the receipt number was used with different content.", "收货单号已用于其他内容，"),
      /** The received quantity cannot be compared with the announced one. */
      RECEIVED_IN_OTHER_UNIT(
          "the receipt is in another unit than the shipment.", "收货数量的计量单位与发货不同，"),
      /** Announced and applied, because the goods have left, without a certificate agreed on. */
      CERTIFICATE_MISSING("a certificate that was agreed on is missing.", "缺少约定的证书，"),
      /** Announced and applied, because the goods have left, without a batch agreed on. */
      BATCH_MISSING("a batch that was to be stated is missing.", "缺少须注明的批次，");

      @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
      private final Text text;

      Kind(String en, String zh) {
        text = new Text(en, zh);
      }

      /** The contradicted fact, in words. */
      public Text text() {
        return text;
      }
    }
  }

  /**
   * The buyer received goods of it.
   *
   * @param receipt with all its differences, including those that the hub determined
   * @param complete whether nothing is in transit any longer
   */
  record ShipmentReceived(ShipmentId shipment, Receipt receipt, boolean complete)
      implements ShipmentEvent {}

  /** One side proposed a settlement of a difference; the other has not agreed yet. */
  record SettlementProposed(
      ShipmentId shipment, int receipt, int line, Side by, Outcome outcome, @Nullable String note)
      implements ShipmentEvent {}

  /** Both sides agreed on the settlement of a difference. */
  record DifferenceSettled(ShipmentId shipment, int receipt, int line, Side by, Outcome outcome)
      implements ShipmentEvent {}

  /** The buyer sent goods back. */
  record GoodsReturned(ShipmentId shipment, GoodsReturn goods) implements ShipmentEvent {}

  /** The supplier received the goods of a return. */
  record ReturnTakenBack(ShipmentId shipment, String number, LocalDate on)
      implements ShipmentEvent {}
}
