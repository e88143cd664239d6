package weft.projections.ordering;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.ordering.LineAnswer;
import weft.ordering.Order;
import weft.ordering.ProposalDecision;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.projections.ordering.OrderRow.Line;
import weft.projections.ordering.OrderRow.LineState;
import weft.projections.ordering.OrderRow.Ordered;
import weft.projections.ordering.OrderRow.Proposal;
import weft.projections.ordering.OrderRow.Said;
import weft.projections.ordering.OrderRow.Sent;
import weft.projections.rows.Origin;
import weft.promise.Promise;

/** Applies events to the lines of one order. */
final class OrderLines {
  private OrderLines() {}

  static Line placed(Order.Line it, Recorded recorded) {
    return line(it, recorded, null, null, null);
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

  /** Lines keep their places and new ones come last; a removed line remains as cancelled. */
  static List<Line> changed(List<Line> lines, OrderChanged event, Recorded recorded) {
    Map<String, Line> all = new LinkedHashMap<>();
    lines.forEach(it -> all.put(it.line(), it));
    for (Order.Line it : event.lines()) {
      Line old = all.get(it.line());
      Line next =
          old == null || old.state() == LineState.CANCELLED
              ? placed(it, recorded)
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

  static List<Line> despatched(List<Line> lines, OrderDespatched event, Recorded recorded) {
    Map<String, List<Sent>> now = new HashMap<>();
    for (OrderDespatched.Sent it : event.lines())
      now.computeIfAbsent(it.line(), _ -> new ArrayList<>())
          .add(
              new Sent(
                  event.despatch(),
                  it.quantity(),
                  it.unit(),
                  recorded.recordedAt(),
                  Origin.ofStated(recorded.provenance(), it.segment() == 0 ? null : it.segment()),
                  event.year()));
    return lines.stream()
        .map(it -> it.despatched(sent(it, event, now.getOrDefault(it.line(), List.of()))))
        .toList();
  }

  /** The quantities sent with all shipments; those of this shipment replace its earlier ones. */
  private static @Nullable List<Sent> sent(Line line, OrderDespatched said, List<Sent> now) {
    List<Sent> all = new ArrayList<>(requireNonNullElse(line.despatched(), List.of()));
    all.removeIf(it -> it.despatch().equals(said.despatch()) && it.year() == said.year());
    all.addAll(now);
    return all.isEmpty() ? null : List.copyOf(all);
  }

  static List<Line> answered(List<Line> lines, OrderAnswered event, Recorded recorded) {
    Map<String, Line> all = new LinkedHashMap<>();
    lines.forEach(it -> all.put(it.line(), it));
    for (int i = 0; i < event.answers().size(); i++) {
      LineAnswer answer = event.answers().get(i);
      Said by = OrderPage.said(recorded, event.segments() == null ? null : event.segments().get(i));
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

  static List<Line> decided(List<Line> lines, List<ProposalDecision> decisions, Said by) {
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

  /**
   * An accepted proposal keeps the supplier as its author; a declined one is recorded as the
   * buyer's.
   */
  private static Line decided(Line line, ProposalDecision decision, Said by) {
    Proposal proposal = requireNonNull(line.proposal());
    List<Promise> first = line.firstPromise();
    return decision.accepted()
        ? line.with(LineState.ACCEPTED, proposal.schedule(), first, proposal, null, line.answered())
        : line.with(LineState.OPEN, null, first, null, decision.reason(), by);
  }

  static List<Line> cancelled(List<Line> lines) {
    return lines.stream().map(OrderLines::cancelled).toList();
  }

  private static Line cancelled(Line it) {
    return it.with(
        LineState.CANCELLED, it.confirmed(), it.firstPromise(), null, null, it.answered());
  }
}
