package weft.filing;

import org.jspecify.annotations.Nullable;
import weft.event.Refusal;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.ordering.LineResponse;
import weft.ordering.OrderRefusal;
import weft.ordering.OrderRefusal.DoesNotFit;
import weft.ordering.OrderRefusal.LineAnsweredTwice;
import weft.ordering.OrderRefusal.LineWasRefused;
import weft.ordering.OrderRefusal.NoOpenProposal;
import weft.ordering.OrderRefusal.NoSuchLine;
import weft.ordering.OrderRefusal.NoSuchOrder;
import weft.ordering.OrderRefusal.NothingAnswered;
import weft.ordering.OrderRefusal.OrderWasCancelled;
import weft.ordering.OrderRefusal.ProposalEmpty;
import weft.ordering.OrderRefusal.ProposalExceedsOrder;
import weft.ordering.OrderRefusal.ReasonMissing;
import weft.ordering.PurchaseOrderCommand;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.RespondToOrder;
import weft.ordering.ResponseRefusal;

/**
 * Why an order did not take a message, at the segment that says so: a supplier's answer that does
 * not fit it, or an answer, change or withdrawal that comes before the order.
 */
record OrderFault(FaultCode code, @Nullable String line, Text text) {

  /**
   * Tells it.
   *
   * @throws Refused with what is not said of an order
   */
  static Fault of(StreamCommand command, Refused refused) {
    return switch (command) {
      case RespondToOrder said -> of(said, refused);
      case ChangeOrder it when refused.refusal() instanceof NoSuchOrder -> early(it, it.at());
      case CancelOrder it when refused.refusal() instanceof NoSuchOrder -> early(it, it.at());
      default -> throw refused;
    };
  }

  private static Fault early(PurchaseOrderCommand command, @Nullable StatedAt at) {
    return Fault.at(at, FaultCode.ORDER_UNKNOWN, Severity.ERROR, unknown(command));
  }

  private static Text unknown(PurchaseOrderCommand command) {
    String order = command.order().number();
    String buyer = command.order().buyer().value();
    String supplier = command.supplier().value();
    return new Text(
        "No order %s between %s and %s is known; the message is held."
            .formatted(order, buyer, supplier),
        "%s 与 %s 之间没有订单 %s，报文已挂起。".formatted(buyer, supplier, order));
  }

  private static Fault of(RespondToOrder said, Refused refused) {
    OrderFault it = told(said, refused.refusal());
    if (it == null) throw refused;
    StatedAt at =
        said.lines().stream()
            .filter(line -> line.line().equals(it.line()))
            .map(LineResponse::at)
            .reduce((_, last) -> last) // of a line that is answered twice, the second
            .orElse(said.at());
    return at.fault(it.code(), Severity.ERROR, it.text());
  }

  private static @Nullable OrderFault told(RespondToOrder said, Refusal refusal) {
    return switch (refusal) {
      case OrderRefusal it -> told(said, it);
      case ResponseRefusal it -> told(it);
      default -> null;
    };
  }

  private static OrderFault told(RespondToOrder said, OrderRefusal refusal) {
    String order = said.order().number();
    return switch (refusal) {
      case NoSuchOrder _ -> new OrderFault(FaultCode.ORDER_UNKNOWN, null, unknown(said));
      case DoesNotFit it ->
          new OrderFault(FaultCode.ORDER_CONTRADICTED, it.line(), it.told().text());
      case OrderWasCancelled _ ->
          contradicted(null, "Order %s was cancelled.", "订单 %s 已取消。", order);
      case NoSuchLine(var line) ->
          contradicted(line, "The order has no line %s.", "订单中没有第 %s 行。", line);
      case LineAnsweredTwice(var line) ->
          contradicted(line, "Line %s is answered twice.", "第 %s 行答复了两次。", line);
      case LineWasRefused(var line) ->
          contradicted(
              line,
              "Line %s was refused before and stays refused; the buyer has to place a new order.",
              "第 %s 行此前已被拒绝，不能再更改；需由采购方重新订购。",
              line);
      case ProposalEmpty(var line) ->
          contradicted(
              line,
              "The proposal for line %s needs a quantity above zero for each of its dates.",
              "第 %s 行的变更建议中，各日期的数量均须大于零。",
              line);
      case ProposalExceedsOrder(var line, var ordered, var proposed) ->
          contradicted(
              line,
              "Line %s: %s is more than the %s ordered.",
              "第 %s 行：%s 超过订购数量 %s。",
              line,
              proposed,
              ordered);
      case ReasonMissing(var line) ->
          contradicted(line, "Line %s needs a reason.", "第 %s 行没有原因。", line);
      case NoOpenProposal(var line) ->
          contradicted(line, "Line %s has no open proposal.", "第 %s 行没有待处理的变更建议。", line);
      case NothingAnswered _ -> contradicted(null, "Nothing is answered.", "没有任何答复。");
    };
  }

  private static OrderFault told(ResponseRefusal refusal) {
    return new OrderFault(FaultCode.ORDER_CONTRADICTED, refusal.line(), refusal.told().text());
  }

  private static OrderFault contradicted(
      @Nullable String line, String en, String zh, Object... values) {
    return new OrderFault(FaultCode.ORDER_CONTRADICTED, line, new Text(en, zh).with(values));
  }
}
