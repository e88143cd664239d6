package weft.ordering;

import weft.event.StreamType;
import weft.language.Text;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderEvent.ProposalsDecided;

/** Purchase orders: discrete orders with lines and their answers. */
public final class Ordering {
  public static final StreamType<PurchaseOrderEvent> PURCHASE_ORDER =
      StreamType.of(PurchaseOrderId.TYPE, PurchaseOrderEvent.class)
          .decidedBy(PurchaseOrderCommand.class, PurchaseOrder.NEW)
          .refusing(OrderRefusal.class, ResponseRefusal.class)
          .event(
              "order-placed",
              OrderPlaced.class,
              it ->
                  new Text("%s placed order %s with %s.", "%s 向 %3$s 下达订单 %2$s。")
                      .with(it.order().buyer(), it.order().number(), it.supplier()))
          .event("order-answered", OrderAnswered.class, AnswerWords::of)
          .event("proposals-decided", ProposalsDecided.class, AnswerWords::of)
          .event(
              "order-changed",
              OrderChanged.class,
              it ->
                  new Text(
                          "%s changed order %s: %s lines changed or added, %s removed.",
                          "%s 变更订单 %s：更改或新增 %s 行，取消 %s 行。")
                      .with(
                          it.order().buyer(),
                          it.order().number(),
                          it.lines().size(),
                          it.removed().size()))
          .event(
              "order-cancelled",
              OrderCancelled.class,
              it ->
                  new Text("%s cancelled order %s.", "%s 取消了订单 %s。")
                      .with(it.order().buyer(), it.order().number()))
          .event(
              "order-despatched",
              OrderDespatched.class,
              it ->
                  it.lines().isEmpty()
                      ? new Text(
                              "Despatch advice %s no longer names order %s.", "发货通知 %s 不再涉及订单 %s。")
                          .with(it.despatch(), it.order().number())
                      : new Text(
                              "%s despatched %s lines of order %s with %s.",
                              "%s 按发货通知 %4$s 发出订单 %3$s 的 %2$s 行。")
                          .with(
                              it.supplier(), it.lines().size(), it.order().number(), it.despatch()))
          .event("order-contradicted", OrderContradicted.class, OrderContradicted::told);

  private Ordering() {}
}
