package weft.ordering;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.ordering.OrderRefusal.DoesNotFit;
import weft.ordering.OrderRefusal.LineAnsweredTwice;
import weft.ordering.OrderRefusal.NoOpenProposal;
import weft.ordering.OrderRefusal.NoSuchLine;
import weft.ordering.OrderRefusal.NoSuchOrder;
import weft.ordering.OrderRefusal.NothingAnswered;
import weft.ordering.OrderRefusal.OrderWasCancelled;
import weft.ordering.OrderRefusal.ReasonMissing;
import weft.ordering.PurchaseOrderCommand.AdviseDespatch;
import weft.ordering.PurchaseOrderCommand.AnswerOrder;
import weft.ordering.PurchaseOrderCommand.AskDirectly;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.DecideProposals;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderCommand.RecordWrongLines;
import weft.ordering.PurchaseOrderCommand.ReplaceOrder;
import weft.ordering.PurchaseOrderCommand.RespondToOrder;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderChanged.Head;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.ordering.PurchaseOrderEvent.OrderContradicted.Kind;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderEvent.OrderDespatched.Sent;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderEvent.ProposalsDecided;
import weft.ordering.ResponseRefusal.OtherCurrency;
import weft.party.PartyCode;

/**
 * The rules of a purchase order.
 *
 * @param answers the last answer to each line answered so far; an accepted proposal is kept as
 *     accepted
 * @param despatches the despatched quantities of the order
 */
public record PurchaseOrder(
    @Nullable Order placed,
    boolean cancelled,
    Map<String, LineAnswer> answers,
    Despatches despatches)
    implements KeptRules<PurchaseOrderCommand, PurchaseOrderEvent, PurchaseOrder> {
  /**
   * Increase this whenever {@link #evolve} treats an event differently; snapshots of an older
   * version are then ignored. A change of the state's shape is detected without it.
   */
  private static final int VERSION = 2;

  /** At most this many over-despatched lines of a shipment appear in the order's history. */
  private static final int MOST_TOLD = 20;

  public static final PurchaseOrder NEW = new PurchaseOrder(null, false, Map.of(), Despatches.NONE);

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public List<PurchaseOrderEvent> decide(PurchaseOrderCommand command) {
    return switch (command) {
      case PlaceOrder asked -> place(asked);
      case ReplaceOrder asked -> replace(asked);
      case ChangeOrder asked -> change(asked);
      case CancelOrder asked -> cancel(asked);
      case AskDirectly it -> directly(it.asked());
      case RecordWrongLines it -> wrong(it);
      case AnswerOrder asked -> answer(asked);
      case RespondToOrder said -> respond(said);
      case AdviseDespatch said -> advise(said);
      case DecideProposals asked -> decideProposals(asked);
    };
  }

  private List<PurchaseOrderEvent> directly(PurchaseOrderCommand asked) {
    List<PurchaseOrderEvent> events = decide(asked);
    for (PurchaseOrderEvent it : events)
      if (it instanceof OrderContradicted told)
        throw new Refused(new DoesNotFit(told.kind(), told.line()));
    return events;
  }

  private List<PurchaseOrderEvent> place(PlaceOrder asked) {
    if (placed == null)
      return List.of(new OrderPlaced(asked.order(), asked.supplier(), asked.placed()));
    if (!placed.supplier().equals(asked.supplier()))
      return contradicted(asked, Kind.OTHER_SUPPLIER);
    if (cancelled) return contradicted(asked, Kind.PLACED_AFTER_CANCELLATION);
    if (placed.withoutOrigin().equals(asked.placed().withoutOrigin())) return List.of();
    return contradicted(asked, Kind.PLACED_TWICE);
  }

  private List<PurchaseOrderEvent> change(ChangeOrder asked) {
    if (placed == null) throw new Refused(new NoSuchOrder());
    if (!placed.supplier().equals(asked.supplier()))
      return contradicted(asked, Kind.OTHER_SUPPLIER);
    if (cancelled) return contradicted(asked, Kind.CHANGED_AFTER_CANCELLATION);
    if (isOther(asked.currency())) return contradicted(asked, Kind.OTHER_CURRENCY);
    var lines = new ChangedLines(placed);
    for (LineChange it : asked.changes()) {
      Kind kind = lines.take(it);
      if (kind != null)
        return List.of(new OrderContradicted(asked.order(), asked.supplier(), kind, it.line()));
    }
    return changed(asked, lines, null);
  }

  /**
   * Replaces the order: a line that the message does not name is removed; an unchanged line keeps
   * its answer.
   */
  private List<PurchaseOrderEvent> replace(ReplaceOrder asked) {
    if (placed == null)
      return List.of(new OrderPlaced(asked.order(), asked.supplier(), asked.placed()));
    if (!placed.supplier().equals(asked.supplier()))
      return contradicted(asked, Kind.OTHER_SUPPLIER);
    if (cancelled) return contradicted(asked, Kind.CHANGED_AFTER_CANCELLATION);
    var lines = new ChangedLines(placed);
    lines.become(asked.placed().lines());
    return changed(asked, lines, Head.changed(placed, asked.placed()));
  }

  private List<PurchaseOrderEvent> changed(
      PurchaseOrderCommand asked, ChangedLines lines, @Nullable Head head) {
    if (lines.isUnchanged() && head == null) return List.of();
    String below = lines.below(despatches);
    if (below != null)
      return List.of(
          new OrderContradicted(asked.order(), asked.supplier(), Kind.BELOW_DESPATCHED, below));
    String otherwise = lines.otherwise(despatches);
    if (otherwise != null)
      return List.of(
          new OrderContradicted(
              asked.order(), asked.supplier(), Kind.DESPATCHED_OTHERWISE, otherwise));
    if (lines.isEmpty()) return List.of(new OrderCancelled(asked.order(), asked.supplier()));
    return List.of(
        new OrderChanged(
            asked.order(),
            asked.supplier(),
            List.copyOf(lines.changed),
            List.copyOf(lines.removed),
            head));
  }

  private List<PurchaseOrderEvent> cancel(CancelOrder asked) {
    if (placed == null) throw new Refused(new NoSuchOrder());
    if (!placed.supplier().equals(asked.supplier()))
      return contradicted(asked, Kind.OTHER_SUPPLIER);
    if (cancelled) return List.of();
    return despatches.isEmpty()
        ? List.of(new OrderCancelled(asked.order(), asked.supplier()))
        : contradicted(asked, Kind.BELOW_DESPATCHED);
  }

  private static List<PurchaseOrderEvent> wrong(RecordWrongLines said) {
    return said.lines().stream()
        .<PurchaseOrderEvent>map(
            it -> new OrderContradicted(said.order(), said.supplier(), Kind.LINE_WRONG, it.line()))
        .toList();
  }

  private List<PurchaseOrderEvent> advise(AdviseDespatch said) {
    if (!isWith(said.supplier())) return List.of();
    List<Sent> sent = Despatches.meant(requireNonNull(placed), said.lines());
    var told =
        new OrderDespatched(said.order(), said.supplier(), said.despatch(), sent, said.year());
    if (despatches.has(told)) return List.of();
    List<PurchaseOrderEvent> events = new ArrayList<>();
    events.add(told);
    evolve(told)
        .beyond(sent)
        .limit(MOST_TOLD)
        .forEach(
            it ->
                events.add(
                    new OrderContradicted(
                        said.order(), said.supplier(), Kind.DESPATCHED_OVER, it.line())));
    return List.copyOf(events);
  }

  /** Returns the last quantity of each line that is despatched beyond the ordered quantity. */
  private Stream<Sent> beyond(List<Sent> sent) {
    Map<String, Sent> last = new LinkedHashMap<>();
    sent.forEach(it -> last.put(it.line(), it));
    Map<String, List<Sent>> all = despatches.byLine();
    return last.values().stream()
        .filter(
            it ->
                requireNonNull(placed)
                    .line(it.line())
                    .filter(
                        line ->
                            Despatches.sum(all.getOrDefault(it.line(), List.of()), line)
                                .exceeds(line.quantity()))
                    .isPresent());
  }

  /** Returns the items of an advice whose lines are despatched beyond the ordered quantity. */
  public List<Sent> sentBeyond(List<Despatched> said) {
    return placed == null ? List.of() : beyond(Despatches.meant(placed, said)).toList();
  }

  /**
   * Returns the items of an advice that name another part than their line's; the hub does not count
   * them.
   */
  public List<Despatched> ofOtherParts(List<Despatched> said) {
    return placed == null ? List.of() : Despatches.others(placed, said);
  }

  /** Returns whether a currency differs from the order's. */
  private boolean isOther(@Nullable String currency) {
    String ordered = placed == null ? null : placed.currency();
    return currency != null && ordered != null && !currency.equals(ordered);
  }

  /** Returns whether the order is placed with this supplier. */
  public boolean isWith(PartyCode supplier) {
    return placed != null && placed.supplier().equals(supplier);
  }

  private static List<PurchaseOrderEvent> contradicted(PurchaseOrderCommand asked, Kind kind) {
    return List.of(new OrderContradicted(asked.order(), asked.supplier(), kind, null));
  }

  private List<PurchaseOrderEvent> answer(AnswerOrder asked) {
    List<LineAnswer> taken = new AnswersTaken(open(asked), answers).of(asked.answers());
    return List.of(new OrderAnswered(asked.order(), asked.supplier(), taken, null));
  }

  /** Applies a message like an answer from the portal, if it states anything new. */
  private List<PurchaseOrderEvent> respond(RespondToOrder said) {
    Order order = open(said);
    if (isOther(said.currency()))
      throw new Refused(
          new OtherCurrency(requireNonNull(order.currency()), requireNonNull(said.currency())));
    List<LineAnswer> stated = new StatedAnswers(order, answers).of(said);
    if (stated.isEmpty()) return List.of();
    List<Integer> segments = stated.stream().map(it -> said.segment(it.line())).toList();
    List<LineAnswer> taken = new AnswersTaken(order, answers).of(stated);
    return List.of(new OrderAnswered(said.order(), said.supplier(), taken, segments));
  }

  private List<PurchaseOrderEvent> decideProposals(DecideProposals asked) {
    Order order = open(asked);
    if (asked.decisions().isEmpty()) throw new Refused(new NothingAnswered());
    Set<String> seen = new HashSet<>();
    for (ProposalDecision decision : asked.decisions()) {
      if (order.line(decision.line()).isEmpty()) throw new Refused(new NoSuchLine(decision.line()));
      if (!seen.add(decision.line())) throw new Refused(new LineAnsweredTwice(decision.line()));
      LineAnswer answer = answers.get(decision.line());
      if (answer == null || answer.kind() != LineAnswer.Kind.PROPOSED)
        throw new Refused(new NoOpenProposal(decision.line()));
      if (!decision.accepted() && decision.reason() == null)
        throw new Refused(new ReasonMissing(decision.line()));
    }
    return List.of(
        new ProposalsDecided(asked.order(), order.supplier(), List.copyOf(asked.decisions())));
  }

  private Order open(PurchaseOrderCommand asked) {
    if (!isWith(asked.supplier())) throw new Refused(new NoSuchOrder());
    if (cancelled) throw new Refused(new OrderWasCancelled());
    return requireNonNull(placed);
  }

  @Override
  public PurchaseOrder evolve(PurchaseOrderEvent event) {
    return switch (event) { // no default: the compiler must report a new event here
      case OrderPlaced it -> new PurchaseOrder(it.placed(), false, Map.of(), Despatches.NONE);
      case OrderAnswered it -> answered(it.answers());
      case ProposalsDecided it -> decided(it.decisions());
      case OrderChanged it -> changed(it);
      case OrderCancelled _ -> new PurchaseOrder(placed, true, answers, despatches);
      case OrderDespatched it -> new PurchaseOrder(placed, cancelled, answers, despatches.with(it));
      case OrderContradicted _ -> this;
    };
  }

  private PurchaseOrder changed(OrderChanged event) {
    if (placed == null) return this;
    Map<String, LineAnswer> stand = new HashMap<>(answers);
    event.lines().forEach(it -> stand.remove(it.line()));
    event.removed().forEach(stand::remove);
    return new PurchaseOrder(placed.changed(event), cancelled, Map.copyOf(stand), despatches);
  }

  private PurchaseOrder answered(List<LineAnswer> given) {
    Map<String, LineAnswer> all = new HashMap<>(answers);
    given.forEach(it -> all.put(it.line(), it));
    return new PurchaseOrder(placed, cancelled, Map.copyOf(all), despatches);
  }

  private PurchaseOrder decided(List<ProposalDecision> decisions) {
    Map<String, LineAnswer> all = new HashMap<>(answers);
    for (ProposalDecision it : decisions) {
      if (it.accepted())
        all.computeIfPresent(
            it.line(),
            (line, proposal) ->
                new LineAnswer(line, LineAnswer.Kind.ACCEPTED, proposal.schedule(), null));
      else all.remove(it.line());
    }
    return new PurchaseOrder(placed, cancelled, Map.copyOf(all), despatches);
  }
}
