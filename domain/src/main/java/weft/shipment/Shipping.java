package weft.shipment;

import weft.event.StreamType;
import weft.language.Text;
import weft.party.PartyCode;
import weft.party.Side;
import weft.shipment.ShipmentEvent.DifferenceSettled;
import weft.shipment.ShipmentEvent.GoodsReturned;
import weft.shipment.ShipmentEvent.ReturnTakenBack;
import weft.shipment.ShipmentEvent.SettlementProposed;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentContradicted;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.shipment.ShipmentEvent.ShipmentReplaced;

/** Declares shipments as a kind of stream. */
public final class Shipping {
  public static final StreamType<ShipmentEvent> SHIPMENT =
      StreamType.of(ShipmentId.TYPE, ShipmentEvent.class)
          .decidedBy(ShipmentCommand.class, Shipment.NEW)
          .refusing(ShipmentRefusal.class)
          .event(
              "shipment-announced",
              ShipmentAnnounced.class,
              it ->
                  new Text("%s announced shipment %s.", "%s 预告了发货 %s。")
                      .with(it.shipment().supplier(), it.shipment().number()))
          .event(
              "shipment-replaced",
              ShipmentReplaced.class,
              it ->
                  new Text("%s replaced shipment %s.", "%s 更改了发货 %s。")
                      .with(it.shipment().supplier(), it.shipment().number()))
          .event(
              "shipment-cancelled",
              ShipmentCancelled.class,
              it ->
                  new Text("%s cancelled shipment %s.", "%s 取消了发货 %s。")
                      .with(it.shipment().supplier(), it.shipment().number()))
          .event("shipment-contradicted", ShipmentContradicted.class, ShipmentContradicted::told)
          .event(
              "shipment-received",
              ShipmentReceived.class,
              it ->
                  (it.complete()
                          ? new Text("%s received shipment %s.", "%s 已收货，发货 %s 完成。")
                          : new Text("%s received part of shipment %s.", "%s 收到了发货 %s 的一部分。"))
                      .with(it.shipment().buyer(), it.shipment().number()))
          .event(
              "settlement-proposed",
              SettlementProposed.class,
              it ->
                  new Text(
                          "%s proposed how to settle a difference of shipment %s: %s.",
                          "%s 建议发货 %s 的差异处理方式：%s。")
                      .with(
                          who(it.shipment(), it.by()), it.shipment().number(), it.outcome().text()))
          .event(
              "difference-settled",
              DifferenceSettled.class,
              it ->
                  new Text(
                          "%s agreed: a difference of shipment %s is settled: %s.",
                          "%s 同意：发货 %s 的差异已处理：%s。")
                      .with(
                          who(it.shipment(), it.by()), it.shipment().number(), it.outcome().text()))
          .event(
              "goods-returned",
              GoodsReturned.class,
              it ->
                  new Text(
                          "%s returned goods of shipment %s with return %s.",
                          "%s 以退货单 %3$s 退回了发货 %2$s 的货物。")
                      .with(it.shipment().buyer(), it.shipment().number(), it.goods().number()))
          .event(
              "return-taken-back",
              ReturnTakenBack.class,
              it ->
                  new Text(
                          "%s received the goods of return %s, shipment %s, back.",
                          "%s 已收回退货单 %s（发货 %s）的货物。")
                      .with(it.shipment().supplier(), it.number(), it.shipment().number()));

  private static PartyCode who(ShipmentId shipment, Side by) {
    return by == Side.BUYER ? shipment.buyer() : shipment.supplier();
  }

  private Shipping() {}
}
