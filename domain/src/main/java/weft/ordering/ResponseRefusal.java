package weft.ordering;

import org.jspecify.annotations.Nullable;
import weft.event.RefusalText;
import weft.interchange.FaultCode;
import weft.interchange.MessageRefusal;
import weft.interchange.StatedAt;
import weft.interchange.StatedCommand;
import weft.ordering.PurchaseOrderCommand.RespondToOrder;

/**
 * The reason why a supplier's message is no valid answer to its order. The hub reports it to the
 * partner with its place in the message.
 */
public sealed interface ResponseRefusal extends MessageRefusal {
  /** The line concerned; null if the refusal concerns the whole message. */
  @Nullable String line();

  @Override
  default FaultCode fault() {
    return FaultCode.ORDER_CONTRADICTED;
  }

  @Override
  default @Nullable StatedAt at(StatedCommand by) {
    return by instanceof RespondToOrder it ? it.at(line()) : by.at();
  }

  /** A line is accepted without amendment, but states another quantity or day. */
  record AcceptedOtherwise(String line) implements ResponseRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
          "accepted-otherwise",
          "Line %s is accepted without amendment, but with a different quantity or date.",
          "第 %s 行声明无变更接受，但数量或日期不同。",
          line);
    }
  }

  /**
   * A line does not state what is amended, or a new total or day does not determine its several
   * deliveries.
   */
  record ResponseIncomplete(String line) implements ResponseRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
          "response-incomplete",
          "Line %s does not say clearly how much will be delivered when.",
          "第 %s 行未说明或未明确说明何时交付多少。",
          line);
    }
  }

  /** The prices are in another currency, so equal numbers would be different prices. */
  record OtherCurrency(String ordered, String stated) implements ResponseRefusal {
    @Override
    public @Nullable String line() {
      return null;
    }

    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "other-currency", "The order is in %s, not in %s.", "订单币种是 %s，不是 %s。", ordered, stated);
    }
  }

  record OtherPart(String line, String ordered, String stated) implements ResponseRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
          "other-part",
          "Line %s is for part %s, not %s.",
          "第 %s 行是零件 %s，不是 %s。",
          line,
          ordered,
          stated);
    }
  }

  record OtherUnit(String line, String ordered, String stated) implements ResponseRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
          "other-unit",
          "Line %s is ordered in %s, not in %s.",
          "第 %s 行的订购单位是 %s，不是 %s。",
          line,
          ordered,
          stated);
    }
  }
}
