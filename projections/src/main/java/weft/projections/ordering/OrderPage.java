package weft.projections.ordering;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.language.Text;
import weft.ordering.LineAnswer;
import weft.ordering.Order;
import weft.ordering.ProposalDecision;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderEvent.ProposalsDecided;
import weft.projections.ordering.OrderRow.By;
import weft.projections.ordering.OrderRow.Entry;
import weft.projections.ordering.OrderRow.Line;
import weft.projections.ordering.OrderRow.LineState;
import weft.projections.ordering.OrderRow.Proposal;
import weft.projections.ordering.OrderRow.State;
import weft.promise.Promise;

/** One order's row, event by event. */
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
              lines -> answered(lines, it.answers(), recorded),
              words(it));
      case ProposalsDecided it ->
          with(
              requireNonNull(before), recorded, lines -> decided(lines, it.decisions()), words(it));
      case OrderCancelled _ ->
          with(
              requireNonNull(before),
              recorded,
              OrderPage::cancelled,
              new Text("The order was cancelled.", "订单已取消。"));
      case OrderContradicted it ->
          before == null ? null : with(before, recorded, UnaryOperator.identity(), words(it));
    };
  }

  private static OrderRow placed(OrderPlaced event, @Nullable OrderRow before, Recorded recorded) {
    Order order = event.placed();
    List<Line> lines = order.lines().stream().map(OrderPage::line).toList();
    List<LocalDate> dues =
        lines.stream().flatMap(it -> it.schedule().stream()).map(Promise::date).sorted().toList();
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
        dues.getFirst(),
        dues.getLast(),
        recorded.recordedAt(),
        recorded.provenance().source().interchange(),
        recorded.sequence() + 1,
        lines,
        List.of(entry(recorded, text)),
        recorded.position());
  }

  private static Line line(Order.Line it) {
    return new Line(
        it.line(),
        it.part(),
        it.supplierPart(),
        it.description(),
        it.unit(),
        it.quantity(),
        it.price(),
        it.schedule(),
        LineState.OPEN,
        null,
        null,
        null,
        null,
        it.segment());
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
        it.lineCount(),
        open,
        it.firstDue(),
        it.lastDue(),
        it.placedAt(),
        it.interchange(),
        recorded.sequence() + 1,
        lines,
        List.copyOf(history),
        recorded.position());
  }

  private static State state(List<Line> lines) {
    var states = lines.stream().map(Line::state).collect(Collectors.toSet());
    if (states.contains(LineState.CANCELLED)) return State.CANCELLED;
    if (states.contains(LineState.PROPOSED)) return State.PROPOSED;
    if (states.equals(java.util.Set.of(LineState.OPEN))) return State.OPEN;
    if (states.contains(LineState.OPEN)) return State.ANSWERED;
    return states.equals(java.util.Set.of(LineState.REFUSED)) ? State.REFUSED : State.CONFIRMED;
  }

  private static List<Line> answered(
      List<Line> lines, List<LineAnswer> answers, Recorded recorded) {
    return lines.stream()
        .map(
            line ->
                answers.stream()
                    .filter(it -> it.line().equals(line.line()))
                    .findFirst()
                    .map(it -> answered(line, it, recorded))
                    .orElse(line))
        .toList();
  }

  private static Line answered(Line line, LineAnswer answer, Recorded recorded) {
    List<Promise> first = requireNonNullElse(line.firstPromise(), answer.schedule());
    return switch (answer.kind()) {
      case ACCEPTED -> line.with(LineState.ACCEPTED, answer.schedule(), first, null, null);
      case PROPOSED ->
          line.with(
              LineState.PROPOSED,
              line.confirmed(),
              first,
              new Proposal(
                  answer.schedule(), requireNonNull(answer.reason()), recorded.recordedAt()),
              null);
      case REFUSED ->
          line.with(LineState.REFUSED, null, line.firstPromise(), null, answer.reason());
    };
  }

  private static List<Line> decided(List<Line> lines, List<ProposalDecision> decisions) {
    return lines.stream()
        .map(
            line ->
                decisions.stream()
                    .filter(it -> it.line().equals(line.line()))
                    .findFirst()
                    .map(it -> decided(line, it))
                    .orElse(line))
        .toList();
  }

  private static Line decided(Line line, ProposalDecision decision) {
    Proposal proposal = requireNonNull(line.proposal());
    return decision.accepted()
        ? line.with(LineState.ACCEPTED, proposal.schedule(), line.firstPromise(), proposal, null)
        : line.with(LineState.OPEN, null, line.firstPromise(), null, decision.reason());
  }

  private static List<Line> cancelled(List<Line> lines) {
    return lines.stream()
        .map(it -> it.with(LineState.CANCELLED, it.confirmed(), it.firstPromise(), null, null))
        .toList();
  }

  private static Entry entry(Recorded recorded, Text text) {
    Provenance.Actor actor = recorded.provenance().actor();
    String via =
        switch (recorded.provenance().source().kind()) {
          case "interchange" -> "edi";
          case "portal" -> "portal";
          default -> "api";
        };
    return new Entry(recorded.recordedAt(), new By(actor.party().value(), actor.user()), via, text);
  }

  private static Text words(OrderAnswered event) {
    var sorted = event.answers().stream().sorted(Comparator.comparing(LineAnswer::line)).toList();
    String en =
        sorted.stream()
            .map(it -> "line " + it.line() + " " + verb(it).en())
            .collect(Collectors.joining(", "));
    String zh =
        sorted.stream()
            .map(it -> "第 " + it.line() + " 行" + verb(it).zh())
            .collect(Collectors.joining("，"));
    return new Text("Answered: " + en + ".", "已答复：" + zh + "。");
  }

  private static Text verb(LineAnswer answer) {
    return switch (answer.kind()) {
      case ACCEPTED -> new Text("accepted", "接受");
      case PROPOSED -> new Text("proposed differently", "提出变更建议");
      case REFUSED -> new Text("refused", "拒绝");
    };
  }

  private static Text words(ProposalsDecided event) {
    String en =
        event.decisions().stream()
            .map(it -> "line " + it.line() + (it.accepted() ? " agreed" : " not agreed"))
            .collect(Collectors.joining(", "));
    String zh =
        event.decisions().stream()
            .map(it -> "第 " + it.line() + " 行" + (it.accepted() ? "同意" : "不同意"))
            .collect(Collectors.joining("，"));
    return new Text("The buyer decided on proposals: " + en + ".", "采购方对建议的决定：" + zh + "。");
  }

  private static Text words(OrderContradicted event) {
    return switch (event.kind()) {
      case PLACED_TWICE ->
          new Text(
              "The order arrived again with other content; nothing was changed.",
              "收到内容不同的同号订单，未作更改。");
      case OTHER_SUPPLIER ->
          new Text(
              "The same number was sent for another supplier; nothing was changed.",
              "同号订单指向另一供应商，未作更改。");
      case CANCELLED_UNKNOWN ->
          new Text("A cancellation arrived for an order never placed.", "收到对未下达订单的取消。");
      case PLACED_AFTER_CANCELLATION ->
          new Text(
              "The order arrived again after it was cancelled; nothing was changed.",
              "订单取消后再次收到，未作更改。");
    };
  }
}
