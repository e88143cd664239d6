package weft.ordering;

import weft.language.Text;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;

/** How a message contradicts what is known of an order, in words. */
public final class OrderContradictions {
  private OrderContradictions() {}

  /** In one sentence, for whoever works on it. */
  public static Text text(OrderContradicted event) {
    String line = event.line() == null ? "" : event.line();
    return switch (event.kind()) {
      case PLACED_TWICE ->
          new Text(
              "The order arrived again with different content; nothing was changed.",
              "收到内容不同的同号订单，未作更改。");
      case OTHER_SUPPLIER ->
          new Text(
              "The same number was sent for another supplier; nothing was changed.",
              "同号订单指向另一供应商，未作更改。");
      case CANCELLED_UNKNOWN ->
          new Text(
              "A cancellation arrived for an order that was never placed.", "收到订单取消，但该订单从未下达。");
      case PLACED_AFTER_CANCELLATION ->
          new Text(
              "The order arrived again after it was cancelled; nothing was changed.",
              "订单取消后再次收到，未作更改。");
      case CHANGED_UNKNOWN ->
          new Text("A change arrived for an order that was never placed.", "收到订单变更，但该订单从未下达。");
      case CHANGED_AFTER_CANCELLATION ->
          new Text(
              "A change arrived after the order was cancelled; nothing was changed.",
              "订单取消后收到变更，未作更改。");
      case LINE_UNKNOWN ->
          new Text(
              "A change names line "
                  + line
                  + ", which the order does not have; nothing was changed.",
              "变更涉及订单中不存在的第 " + line + " 行，未作更改。");
      case LINE_ADDED_TWICE ->
          new Text(
              "A change adds line " + line + ", which the order has already; nothing was changed.",
              "变更新增的第 " + line + " 行已存在，未作更改。");
      case CHANGE_INCOMPLETE ->
          new Text(
              "A change is incomplete for line " + line + "; nothing was changed.",
              "变更对第 " + line + " 行的说明不完整，未作更改。");
      case BELOW_DESPATCHED ->
          line.isEmpty()
              ? new Text(
                  "The order was withdrawn after part of it had been despatched; nothing was"
                      + " changed.",
                  "订单部分发货后收到撤销通知，未作更改。")
              : new Text(
                  "A change leaves less of line "
                      + line
                      + " than was despatched already; nothing was changed.",
                  "变更后第 " + line + " 行的数量少于已发货数量，未作更改。");
      case LINE_WRONG ->
          new Text(
              "Line " + line + " has invalid content; it was not applied.",
              "第 " + line + " 行内容有误，未采纳。");
    };
  }
}
