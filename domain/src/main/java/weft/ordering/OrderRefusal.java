package weft.ordering;

import org.jspecify.annotations.Nullable;
import weft.event.RefusalText;
import weft.interchange.FaultCode;
import weft.interchange.MessageRefusal;
import weft.interchange.StatedAt;
import weft.interchange.StatedCommand;
import weft.language.Text;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrderCommand.RespondToOrder;
import weft.ordering.PurchaseOrderEvent.OrderContradicted.Kind;

/** The reason why the hub refuses a request about an order to a sender who waits for the answer. */
public sealed interface OrderRefusal extends MessageRefusal {
  /** The line concerned; null if the refusal concerns the whole order. */
  default @Nullable String line() {
    return null;
  }

  @Override
  default FaultCode fault() {
    return FaultCode.ORDER_CONTRADICTED;
  }

  @Override
  default @Nullable StatedAt at(StatedCommand by) {
    return by instanceof RespondToOrder it ? it.at(line()) : by.at();
  }

  record NoSuchOrder() implements OrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }

    @Override
    public FaultCode fault() {
      return FaultCode.ORDER_UNKNOWN;
    }

    /** The hub holds the message, because the order may still arrive. */
    @Override
    public Text told(StatedCommand by) {
      if (!(by instanceof PurchaseOrderCommand it)) return told().text();
      return new Text(
              "No order %s between %s and %s is known; the message is held.",
              "%2$s 与 %3$s 之间没有订单 %1$s，报文已挂起。")
          .with(it.order().number(), it.order().buyer().value(), it.supplier().value());
    }
  }

  /**
   * The request contradicts the order as it stands.
   *
   * @param line null if the request concerns the whole order
   */
  record DoesNotFit(Kind kind, @Nullable String line) implements OrderRefusal {
    @Override
    public RefusalText told() {
      String named = String.valueOf(line);
      return switch (kind) {
        case PLACED_TWICE ->
            RefusalText.conflict(
                "order-exists", "There is already an order with this number.", "该订单号已存在。");
        case OTHER_SUPPLIER ->
            RefusalText.conflict(
                "other-supplier",
                "An order with this number was placed with another supplier.",
                "该订单号已用于另一供应商。");
        case PLACED_AFTER_CANCELLATION, CHANGED_AFTER_CANCELLATION, CANCELLED_UNKNOWN ->
            RefusalText.conflict("order-cancelled", "The order was cancelled.", "订单已取消。");
        case CHANGED_UNKNOWN -> RefusalText.NOTHING;
        case LINE_UNKNOWN ->
            RefusalText.invalid("no-such-line", "The order has no line %s.", "订单没有第 %s 行。", named);
        case LINE_ADDED_TWICE ->
            RefusalText.conflict(
                "line-exists", "The order has line %s already.", "订单已有第 %s 行。", named);
        case TOO_MANY_LINES ->
            RefusalText.conflict(
                "too-many-lines",
                "An order has at most %s lines.",
                "单个订单最多 %s 行。",
                Order.MOST_LINES);
        case CHANGE_INCOMPLETE, LINE_WRONG ->
            RefusalText.invalid("line-incomplete", "Line %s is not complete.", "第 %s 行不完整。", named);
        case QUANTITY_OTHERWISE ->
            RefusalText.invalid(
                "quantity-otherwise",
                "The quantity of line %s does not go the way that the change says.",
                "第 %s 行数量的增减方向与变更声明不符。",
                named);
        case OTHER_CURRENCY ->
            RefusalText.conflict(
                "other-currency", "The order is in another currency.", "订单使用另一种币种。");
        case BELOW_DESPATCHED -> belowDespatched();
        case DESPATCHED_OVER ->
            RefusalText.conflict(
                "despatched-over",
                "More of line %s was despatched than is ordered.",
                "第 %s 行的已发货数量超过订购数量。",
                named);
        case DESPATCHED_OTHERWISE ->
            RefusalText.conflict(
                    "despatched-otherwise",
                    "Some of line %s has been despatched: its part and its unit stay.",
                    "第 %s 行已部分发货，零件与计量单位不可更换。",
                    named)
                .with("line", named);
      };
    }

    private RefusalText belowDespatched() {
      return line == null
          ? RefusalText.conflict(
              "already-despatched",
              "Part of the order has been despatched already: change its lines instead.",
              "订单已部分发货，请改为变更订单行。")
          : RefusalText.conflict(
                  "below-despatched",
                  "More of line %s has been despatched than the change would leave.",
                  "第 %s 行的已发货数量超过变更后的数量。",
                  line)
              .with("line", line);
    }
  }

  record OrderWasCancelled() implements OrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict("order-cancelled", "The order was cancelled.", "订单已取消。");
    }
  }

  record NoSuchLine(String line) implements OrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("no-such-line", "The order has no line %s.", "订单没有第 %s 行。", line)
          .with("line", line);
    }
  }

  record LineAnsweredTwice(String line) implements OrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "answered-twice", "Line %s is answered twice.", "第 %s 行被重复答复。", line)
          .with("line", line);
    }
  }

  record NothingAnswered() implements OrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("nothing-answered", "The answer names no line.", "答复中没有任何行。");
    }
  }

  /** A refused line stays refused; the buyer has to place a new order. */
  record LineWasRefused(String line) implements OrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "line-refused",
              "Line %s was refused; the buyer has to place a new order.",
              "第 %s 行已被拒绝，需由采购方重新下单。",
              line)
          .with("line", line);
    }
  }

  record ReasonMissing(String line) implements OrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "reason-missing", "Give a reason for line %s.", "请说明第 %s 行的原因。", line)
          .with("line", line);
    }
  }

  /** A proposal needs at least one date with a quantity above zero. */
  record ProposalEmpty(String line) implements OrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "proposal-empty",
              "The proposal for line %s needs a date and a quantity above zero.",
              "第 %s 行的变更建议须包含日期和大于零的数量。",
              line)
          .with("line", line);
    }
  }

  record ProposalExceedsOrder(String line, Quantity ordered, Quantity proposed)
      implements OrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "proposal-exceeds-order",
              "Line %s: ordered %s, proposed %s.",
              "第 %s 行订购 %s，建议 %s，超出订购量。",
              line,
              ordered,
              proposed)
          .with("line", line)
          .with("ordered", ordered)
          .with("proposed", proposed);
    }
  }

  /** The buyer can decide only on an open proposal. */
  record NoOpenProposal(String line) implements OrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "no-open-proposal",
              "There is no open proposal for line %s.",
              "第 %s 行没有待处理的变更建议。",
              line)
          .with("line", line);
    }
  }
}
