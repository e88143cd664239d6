package weft.projections.ordering;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.language.Text;
import weft.ordering.LineAnswer;
import weft.ordering.Order;
import weft.ordering.OrderContradictions;
import weft.ordering.ProposalDecision;
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
import weft.projections.ordering.OrderRow.Ordered;
import weft.projections.ordering.OrderRow.Proposal;
import weft.projections.ordering.OrderRow.Said;
import weft.projections.ordering.OrderRow.Sent;
import weft.projections.ordering.OrderRow.State;
import weft.projections.rows.Origin;
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
              lines -> answered(lines, it, recorded),
              OrderWords.of(it));
      case ProposalsDecided it ->
          with(
              requireNonNull(before),
              recorded,
              lines -> decided(lines, it.decisions(), said(recorded, null)),
              OrderWords.of(it));
      case OrderChanged it -> {
        OrderRow order = requireNonNull(before);
        yield with(
            order,
            recorded,
            lines -> changed(lines, it, recorded),
            OrderWords.of(it, order.lines()));
      }
      case OrderCancelled _ ->
          with(
              requireNonNull(before),
              recorded,
              OrderPage::cancelled,
              new Text("The order was cancelled.", "订单已取消。"));
      case OrderDespatched it ->
          with(
              requireNonNull(before),
              recorded,
              lines -> despatched(lines, it, recorded),
              OrderWords.of(it));
      case OrderContradicted it ->
          before == null
              ? null
              : with(before, recorded, UnaryOperator.identity(), OrderContradictions.text(it));
    };
  }

  private static OrderRow placed(OrderPlaced event, @Nullable OrderRow before, Recorded recorded) {
    Order order = event.placed();
    List<Line> lines =
        order.lines().stream().map(it -> line(it, recorded, null, null, null)).toList();
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

  /** The lines that the buyer still wants; of an order withdrawn as a whole, all. */
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

  private static Line line(
      Order.Line it,
      Recorded recorded,
      @Nullable List<Promise> firstPromise,
      @Nullable Said firstAnswered,
      @Nullable Ordered before) {
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
        firstPromise,
        null,
        null,
        Origin.of(recorded.provenance(), it.segment()),
        before,
        it.texts(),
        null,
        firstAnswered,
        null,
        Origin.ofStated(recorded.provenance(), it.stated() == null ? null : it.stated().quantity()),
        Origin.ofStated(recorded.provenance(), it.stated() == null ? null : it.stated().price()));
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

  /** Lines keep their places, new ones come last; a line no longer wanted is still seen. */
  private static List<Line> changed(List<Line> lines, OrderChanged event, Recorded recorded) {
    Map<String, Line> all = new LinkedHashMap<>();
    lines.forEach(it -> all.put(it.line(), it));
    for (Order.Line it : event.lines()) {
      Line old = all.get(it.line());
      Line next =
          old == null || old.state() == LineState.CANCELLED
              ? line(it, recorded, null, null, null)
              : line(
                  it,
                  recorded,
                  old.firstPromise(),
                  old.firstAnswered(),
                  new Ordered(old.quantity(), old.schedule()));
      all.put(it.line(), old == null ? next : next.despatched(old.despatched()));
    }
    event.removed().forEach(it -> all.computeIfPresent(it, (_, line) -> cancelled(line)));
    return List.copyOf(all.values());
  }

  private static List<Line> despatched(List<Line> lines, OrderDespatched event, Recorded recorded) {
    Map<String, List<Sent>> now = new HashMap<>();
    for (OrderDespatched.Sent it : event.lines())
      now.computeIfAbsent(it.line(), _ -> new ArrayList<>())
          .add(
              new Sent(
                  event.despatch(),
                  it.quantity(),
                  it.unit(),
                  recorded.recordedAt(),
                  Origin.ofStated(recorded.provenance(), it.segment())));
    return lines.stream()
        .map(
            it -> it.despatched(sent(it, event.despatch(), now.getOrDefault(it.line(), List.of()))))
        .toList();
  }

  /** What was sent of a line by all advices, what this one says in the place of what it said. */
  private static @Nullable List<Sent> sent(Line line, String despatch, List<Sent> now) {
    List<Sent> all = new ArrayList<>(requireNonNullElse(line.despatched(), List.of()));
    all.removeIf(it -> it.despatch().equals(despatch));
    all.addAll(now);
    return all.isEmpty() ? null : List.copyOf(all);
  }

  private static List<Line> answered(List<Line> lines, OrderAnswered event, Recorded recorded) {
    Map<String, Line> all = new LinkedHashMap<>();
    lines.forEach(it -> all.put(it.line(), it));
    for (int i = 0; i < event.answers().size(); i++) {
      LineAnswer answer = event.answers().get(i);
      Said by = said(recorded, event.segments() == null ? null : event.segments().get(i));
      all.computeIfPresent(answer.line(), (_, line) -> answered(line, answer, by));
    }
    return List.copyOf(all.values());
  }

  private static Line answered(Line line, LineAnswer answer, Said by) {
    List<Promise> first = requireNonNullElse(line.firstPromise(), answer.schedule());
    return switch (answer.kind()) {
      case ACCEPTED -> line.with(LineState.ACCEPTED, answer.schedule(), first, null, null, by);
      case PROPOSED ->
          line.with(
              LineState.PROPOSED,
              line.confirmed(),
              first,
              new Proposal(answer.schedule(), requireNonNull(answer.reason()), by.at()),
              null,
              by);
      case REFUSED ->
          line.with(LineState.REFUSED, null, line.firstPromise(), null, answer.reason(), by);
    };
  }

  private static List<Line> decided(List<Line> lines, List<ProposalDecision> decisions, Said by) {
    return lines.stream()
        .map(
            line ->
                decisions.stream()
                    .filter(it -> it.line().equals(line.line()))
                    .findFirst()
                    .map(it -> decided(line, it, by))
                    .orElse(line))
        .toList();
  }

  /** What is agreed upon stays the supplier's word; what is refused is the buyer's. */
  private static Line decided(Line line, ProposalDecision decision, Said by) {
    Proposal proposal = requireNonNull(line.proposal());
    List<Promise> first = line.firstPromise();
    return decision.accepted()
        ? line.with(LineState.ACCEPTED, proposal.schedule(), first, proposal, null, line.answered())
        : line.with(LineState.OPEN, null, first, null, decision.reason(), by);
  }

  private static List<Line> cancelled(List<Line> lines) {
    return lines.stream().map(OrderPage::cancelled).toList();
  }

  private static Line cancelled(Line it) {
    return it.with(
        LineState.CANCELLED, it.confirmed(), it.firstPromise(), null, null, it.answered());
  }

  private static Entry entry(Recorded recorded, Text text) {
    Said said = said(recorded, null);
    return new Entry(said.at(), said.by(), said.via(), text);
  }

  private static Said said(Recorded recorded, @Nullable Integer segment) {
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
