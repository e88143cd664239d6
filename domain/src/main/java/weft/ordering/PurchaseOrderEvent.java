package weft.ordering;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.event.ContradictionEvent;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.RecordWrongLines;
import weft.ordering.PurchaseOrderCommand.ReplaceOrder;
import weft.party.PartyCode;

/**
 * Every event of a purchase order. Events are stored for ever: add nullable components, but never
 * rename or move one.
 */
public sealed interface PurchaseOrderEvent {
  PurchaseOrderId order();

  PartyCode supplier();

  record OrderPlaced(PurchaseOrderId order, PartyCode supplier, Order placed)
      implements PurchaseOrderEvent {}

  /**
   * The supplier answered lines.
   *
   * @param segments segments of the supplier's message, one for each answer; null without a message
   */
  record OrderAnswered(
      PurchaseOrderId order,
      PartyCode supplier,
      List<LineAnswer> answers,
      @Nullable List<Integer> segments)
      implements PurchaseOrderEvent {}

  record ProposalsDecided(
      PurchaseOrderId order, PartyCode supplier, List<ProposalDecision> decisions)
      implements PurchaseOrderEvent {}

  /**
   * The buyer changed the order; earlier answers to the changed lines no longer apply.
   *
   * @param lines added lines, and changed lines with their new content
   * @param removed the numbers of lines that the buyer no longer wants
   * @param head the new order head; null if it does not change
   */
  record OrderChanged(
      PurchaseOrderId order,
      PartyCode supplier,
      List<Order.Line> lines,
      List<String> removed,
      @Nullable Head head)
      implements PurchaseOrderEvent {
    /** The content of an order apart from its lines; a null component is not stated. */
    public record Head(
        @Nullable String site, @Nullable String currency, @Nullable OrderTerms terms) {
      private static Head of(Order order) {
        return new Head(order.site(), order.currency(), order.terms());
      }

      /** Returns the new head; null if it does not change. */
      static @Nullable Head changed(Order before, Order now) {
        Head head = of(now);
        return head.equals(of(before)) ? null : head;
      }
    }
  }

  /**
   * The supplier reported what it sent; the report replaces the earlier one with this number.
   *
   * @param despatch the number of its despatch advice
   * @param lines empty if the advice was withdrawn
   * @param year in which it left, because numbers recur each year
   */
  record OrderDespatched(
      PurchaseOrderId order, PartyCode supplier, String despatch, List<Sent> lines, int year)
      implements PurchaseOrderEvent {
    /**
     * A despatched quantity of a line.
     *
     * @param segment of the advice that states it; 0 without a message
     */
    public record Sent(String line, Quantity quantity, String unit, int segment) {}
  }

  record OrderCancelled(PurchaseOrderId order, PartyCode supplier) implements PurchaseOrderEvent {}

  /**
   * A message contradicts the known order; a person has to resolve it.
   *
   * @param line the line concerned; null if the contradiction concerns the whole order
   */
  record OrderContradicted(
      PurchaseOrderId order, PartyCode supplier, Kind kind, @Nullable String line)
      implements PurchaseOrderEvent, ContradictionEvent {
    @Override
    public Text told() {
      return line == null && kind == Kind.BELOW_DESPATCHED
          ? WITHDRAWN_AFTER_DESPATCH
          : kind.text.with(String.valueOf(line));
    }

    @Override
    public @Nullable Integer segment(StreamCommand by) {
      return switch (by) {
        case ChangeOrder change ->
            change.changes().stream()
                .filter(it -> it.line().equals(line))
                .map(LineChange::segment)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        case ReplaceOrder replaced ->
            replaced.placed().lines().stream()
                .filter(it -> it.line().equals(line))
                .map(Order.Line::segment)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        case RecordWrongLines wrong ->
            wrong.lines().stream()
                .filter(it -> it.line().equals(line))
                .map(it -> it.at().segment())
                .findFirst()
                .orElse(null);
        default -> null;
      };
    }

    private static final Text WITHDRAWN_AFTER_DESPATCH =
        new Text(
            "The order was withdrawn after part of it had been despatched; nothing was changed.",
            "订单部分发货后收到撤销通知，未作更改。");

    public enum Kind {
      /** Placed a second time with different content. */
      PLACED_TWICE(
          "The order arrived again with different content; nothing was changed.",
          "收到内容不同的同号订单，未作更改。"),
      /** The number belongs to an order with another supplier. */
      OTHER_SUPPLIER(
          "The same number was sent for another supplier; nothing was changed.",
          "同号订单指向另一供应商，未作更改。"),
      /**
       * Cancelled before it was placed. Occurs only in older histories; the message now waits for
       * its order.
       */
      CANCELLED_UNKNOWN(
          "A cancellation arrived for an order that was never placed.", "收到订单取消，但该订单从未下达。"),
      /** Placed again after it was cancelled. */
      PLACED_AFTER_CANCELLATION(
          "The order arrived again after it was cancelled; nothing was changed.",
          "订单取消后再次收到，未作更改。"),
      /** Changed before it was placed. Occurs only in older histories, as above. */
      CHANGED_UNKNOWN("A change arrived for an order that was never placed.", "收到订单变更，但该订单从未下达。"),
      /** Changed after it was cancelled. */
      CHANGED_AFTER_CANCELLATION(
          "A change arrived after the order was cancelled; nothing was changed.",
          "订单取消后收到变更，未作更改。"),
      /** A change names a line that the order does not have. */
      LINE_UNKNOWN(
          "A change names line %s, which the order does not have; nothing was changed.",
          "变更涉及订单中不存在的第 %s 行，未作更改。"),
      /** A change adds a line that the order already has with different content. */
      LINE_ADDED_TWICE(
          "A change adds line %s, which the order has already; nothing was changed.",
          "变更新增的第 %s 行已存在，未作更改。"),
      /** A change adds a line to an order that already has {@link Order#MOST_LINES} lines. */
      TOO_MANY_LINES(
          "A change adds line %s to an order that has as many lines as it may; nothing was"
              + " changed.",
          "变更新增第 %s 行，而订单行数已达上限，未作更改。"),
      /** A change is incomplete: a new total for several deliveries, no date, or no part. */
      CHANGE_INCOMPLETE(
          "A change is incomplete for line %s; nothing was changed.", "变更对第 %s 行的说明不完整，未作更改。"),
      /** A change reduces or removes a quantity that was already despatched. */
      BELOW_DESPATCHED(
          "A change leaves less of line %s than was despatched already; nothing was changed.",
          "变更后第 %s 行的数量少于已发货数量，未作更改。"),
      /** A change gives a line another part or unit after some of it was despatched. */
      DESPATCHED_OTHERWISE(
          "A change gives line %s another part or unit after some of it was despatched; nothing was"
              + " changed.",
          "第 %s 行已部分发货，变更却更换了零件或计量单位，未作更改。"),
      /** More of a line was despatched than ordered; the goods are in transit. */
      DESPATCHED_OVER("More of line %s was despatched than is ordered.", "第 %s 行的已发货数量超过订购数量。"),
      /** A change states that a quantity rises or falls, but the new quantity does not. */
      QUANTITY_OTHERWISE(
          "A change says that line %s is to rise or fall, and its quantity does not; nothing was"
              + " changed.",
          "变更声明第 %s 行数量增加或减少，而所给数量并非如此，未作更改。"),
      /** A change is in another currency than the order. */
      OTHER_CURRENCY(
          "A change is in another currency than the order; nothing was changed.",
          "变更的币种与订单不同，未作更改。"),
      /** A line has invalid content; the faults of its message state the reason. */
      LINE_WRONG("Line %s has invalid content; it was not applied.", "第 %s 行内容有误，未采纳。");

      @SuppressWarnings("ImmutableEnumChecker") // Text is a record of two strings
      private final Text text;

      Kind(String en, String zh) {
        text = new Text(en, zh);
      }
    }
  }
}
