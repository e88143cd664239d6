package weft.projections.ordering;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.language.Text;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderEvent.ProposalsDecided;
import weft.projections.ordering.OrderRow.By;
import weft.projections.ordering.OrderRow.Entry;
import weft.projections.ordering.OrderRow.Line;
import weft.projections.ordering.OrderRow.LineState;
import weft.projections.ordering.OrderRow.Said;
import weft.projections.ordering.OrderRow.State;
import weft.projections.rows.Origin;
import weft.promise.Promise;

/** Applies events to one order's row. */
final class OrderPage {
  private OrderPage() {}

  /**
   * The row after an event; null while there is no order to show (a contradiction about a number
   * never ordered).
   */
  static @Nullable OrderRow after(@Nullable OrderRow before, Recorded recorded) {
    return switch ((PurchaseOrderEvent) recorded.payload()) {
      case OrderPlaced it -> placed(it, before, recorded);
      case OrderAnswered it ->
          with(
              requireNonNull(before),
              recorded,
              lines -> OrderLines.answered(lines, it, recorded),
              OrderWords.of(it));
      case ProposalsDecided it -> {
        OrderRow order = requireNonNull(before);
        yield with(
            order,
            recorded,
            lines -> OrderLines.decided(lines, it.decisions(), said(recorded, null)),
            OrderWords.of(it, order.lines()));
      }
      case OrderChanged it -> {
        OrderRow order = requireNonNull(before);
        OrderRow changed =
            with(
                order,
                recorded,
                lines -> OrderLines.changed(lines, it, recorded),
                OrderWords.of(it, order.lines()));
        yield it.head() == null ? changed : changed.under(it.head());
      }
      case OrderCancelled _ ->
          with(
              requireNonNull(before),
              recorded,
              OrderLines::cancelled,
              new Text("The order was cancelled.", "订单已取消。"));
      case OrderDespatched it ->
          with(
              requireNonNull(before),
              recorded,
              lines -> OrderLines.despatched(lines, it, recorded),
              OrderWords.of(it));
      case OrderContradicted it ->
          before == null ? null : with(before, recorded, UnaryOperator.identity(), it.told());
    };
  }

  private static OrderRow placed(OrderPlaced event, @Nullable OrderRow before, Recorded recorded) {
    Order order = event.placed();
    List<Line> lines = order.lines().stream().map(it -> OrderLines.placed(it, recorded)).toList();
    var text = new Text("The order was placed.", "订单已下达。");
    return new OrderRow(
        before == null ? recorded.position() : before.orderNo(),
        recorded.stream(),
        event.order().number(),
        event.order().buyer().value(),
        event.supplier().value(),
        order.site(),
        order.orderDate(),
        order.currency(),
        State.OPEN,
        lines.size(),
        lines.size(),
        dues(lines).getFirst(),
        dues(lines).getLast(),
        recorded.recordedAt(),
        recorded.provenance().source().interchange(),
        recorded.sequence() + 1,
        lines,
        List.of(entry(recorded, text)),
        recorded.position(),
        order.terms());
  }

  /** The lines that the buyer still wants; all lines if the whole order was cancelled. */
  private static List<Line> wanted(List<Line> lines) {
    List<Line> wanted = lines.stream().filter(it -> it.state() != LineState.CANCELLED).toList();
    return wanted.isEmpty() ? lines : wanted;
  }

  private static List<LocalDate> dues(List<Line> lines) {
    return wanted(lines).stream()
        .flatMap(it -> it.schedule().stream())
        .map(Promise::date)
        .sorted()
        .toList();
  }

  private static OrderRow with(
      OrderRow it, Recorded recorded, UnaryOperator<List<Line>> change, Text text) {
    List<Line> lines = change.apply(it.lines());
    List<Entry> history = new ArrayList<>(it.history());
    history.add(entry(recorded, text));
    int open = (int) lines.stream().filter(line -> line.state() == LineState.OPEN).count();
    return new OrderRow(
        it.orderNo(),
        it.orderId(),
        it.number(),
        it.buyer(),
        it.supplier(),
        it.site(),
        it.orderDate(),
        it.currency(),
        state(lines),
        wanted(lines).size(),
        open,
        dues(lines).getFirst(),
        dues(lines).getLast(),
        it.placedAt(),
        it.interchange(),
        recorded.sequence() + 1,
        lines,
        List.copyOf(history),
        recorded.position(),
        it.terms());
  }

  private static State state(List<Line> lines) {
    var states = wanted(lines).stream().map(Line::state).collect(Collectors.toSet());
    if (states.contains(LineState.CANCELLED)) return State.CANCELLED;
    if (states.contains(LineState.PROPOSED)) return State.PROPOSED;
    if (states.equals(java.util.Set.of(LineState.OPEN))) return State.OPEN;
    if (states.contains(LineState.OPEN)) return State.ANSWERED;
    return states.equals(java.util.Set.of(LineState.REFUSED)) ? State.REFUSED : State.CONFIRMED;
  }

  private static Entry entry(Recorded recorded, Text text) {
    Said said = said(recorded, null);
    return new Entry(said.at(), said.by(), said.via(), text);
  }

  static Said said(Recorded recorded, @Nullable Integer segment) {
    Provenance.Actor actor = recorded.provenance().actor();
    String via =
        switch (recorded.provenance().source().kind()) {
          case "interchange" -> "edi";
          case "portal" -> "portal";
          default -> "api";
        };
    return new Said(
        recorded.recordedAt(),
        new By(actor.party().value(), actor.user()),
        via,
        Origin.ofStated(recorded.provenance(), segment));
  }
}
