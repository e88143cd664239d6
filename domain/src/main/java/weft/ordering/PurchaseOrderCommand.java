package weft.ordering;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.PartnersCommand;
import weft.interchange.StatedAt;
import weft.interchange.StatedCommand;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.promise.Reason;

/** Everything anyone can ask of a purchase order. */
public sealed interface PurchaseOrderCommand extends PartnersCommand {
  /**
   * The parts of its lines, as a message names them; none where it names none, or by no message.
   */
  default List<OrderedPart> parts() {
    return List.of();
  }

  PurchaseOrderId order();

  PartyCode supplier();

  @Override
  default String stream() {
    return order().stream();
  }

  @Override
  default Partnership partnership() {
    return new Partnership(order().buyer(), supplier());
  }

  /** What the buyer says of its order, by a message or directly. */
  sealed interface BuyersWord extends PurchaseOrderCommand {}

  /**
   * The buyer's order, by EDI. Never refused: placed again with other content is a recorded
   * contradiction.
   *
   * @param parts of its lines, where the message names them
   */
  record PlaceOrder(PurchaseOrderId order, Order placed, List<OrderedPart> parts)
      implements BuyersWord {
    /** A hub of another version may say none. */
    public PlaceOrder {
      parts = requireNonNullElse(parts, List.of());
    }

    /** Of no message. */
    public PlaceOrder(PurchaseOrderId order, Order placed) {
      this(order, placed, List.of());
    }

    @Override
    public PartyCode supplier() {
      return placed.supplier();
    }
  }

  /**
   * The buyer says anew what the whole of its order is (BGM 1225 = 5, BEG01 = 05): taken as a
   * change of all that is otherwise now, or not at all. One that is not placed yet is placed by it.
   * Never refused: what contradicts the order is recorded as that.
   *
   * @param parts of its lines, where the message names them
   * @param at the message's beginning
   */
  record ReplaceOrder(
      PurchaseOrderId order, Order placed, List<OrderedPart> parts, @Nullable StatedAt at)
      implements BuyersWord, StatedCommand {
    @Override
    public PartyCode supplier() {
      return placed.supplier();
    }
  }

  /**
   * The buyer changes lines of an order, by EDI: all of the changes are taken, or none. Refused
   * only before the order is placed; what contradicts the order is recorded as that.
   *
   * @param parts of lines that it adds or changes, where the message names them
   * @param at the message's beginning; null where it came by none
   * @param currency in which the message states prices; null where it names none
   */
  record ChangeOrder(
      PurchaseOrderId order,
      PartyCode supplier,
      List<LineChange> changes,
      List<OrderedPart> parts,
      @Nullable StatedAt at,
      @Nullable String currency)
      implements BuyersWord, StatedCommand {
    /** A hub of another version may say no parts. */
    public ChangeOrder {
      parts = requireNonNullElse(parts, List.of());
    }

    /** Of no message. */
    public ChangeOrder(PurchaseOrderId order, PartyCode supplier, List<LineChange> changes) {
      this(order, supplier, changes, List.of(), null, null);
    }
  }

  /**
   * The buyer withdraws the whole order (BGM 1225 = 1). Refused only before it is placed.
   *
   * @param at the message's beginning; null where it came by none
   */
  record CancelOrder(PurchaseOrderId order, PartyCode supplier, @Nullable StatedAt at)
      implements BuyersWord, StatedCommand {
    /** Of no message. */
    public CancelOrder(PurchaseOrderId order, PartyCode supplier) {
      this(order, supplier, null);
    }
  }

  /**
   * The same from somebody who waits for the answer, in the portal or by the API: what would
   * contradict the order is refused and not recorded.
   */
  record AskDirectly(BuyersWord asked) implements PurchaseOrderCommand {
    @Override
    public PurchaseOrderId order() {
      return asked.order();
    }

    @Override
    public PartyCode supplier() {
      return asked.supplier();
    }
  }

  /**
   * Lines of an order, or of a change of one, that are wrong in themselves, in a message whose
   * other lines are right: each is recorded as a contradiction and changes nothing.
   */
  record RecordWrongLines(PurchaseOrderId order, PartyCode supplier, List<WrongLine> lines)
      implements PurchaseOrderCommand {}

  /** One of them, and where it stands. */
  record WrongLine(String line, StatedAt at) {}

  /** The supplier answers lines: all of the answers are taken, or none. */
  record AnswerOrder(PurchaseOrderId order, PartyCode supplier, List<LineAnswer> answers)
      implements PurchaseOrderCommand {}

  /**
   * The supplier's answer as its message states it (ORDRSP, X12 855, 865): all of it is taken, or
   * none. What it does not state is as ordered.
   *
   * @param whole ACCEPTED or REFUSED where the message says so of the order as a whole; counts
   *     where it names no lines
   * @param reason of the whole
   * @param at the message's beginning
   * @param currency in which the message states prices; null where it names none
   */
  record RespondToOrder(
      PurchaseOrderId order,
      PartyCode supplier,
      LineResponse.@Nullable Verdict whole,
      @Nullable Reason reason,
      List<LineResponse> lines,
      StatedAt at,
      @Nullable String currency)
      implements PurchaseOrderCommand, StatedCommand {
    /** Where it names no currency. */
    public RespondToOrder(
        PurchaseOrderId order,
        PartyCode supplier,
        LineResponse.@Nullable Verdict whole,
        @Nullable Reason reason,
        List<LineResponse> lines,
        StatedAt at) {
      this(order, supplier, whole, reason, lines, at, null);
    }

    /** Where it answers a line: the line's own item, else the message's beginning. */
    int segment(String line) {
      return lines.stream()
          .filter(it -> it.line().equals(line))
          .findFirst()
          .map(LineResponse::at)
          .orElse(at)
          .segment();
    }

    /** Where what is wrong about a line is told: of one that is answered twice, the second. */
    StatedAt at(@Nullable String line) {
      return lines.stream()
          .filter(it -> it.line().equals(line))
          .map(LineResponse::at)
          .reduce((_, last) -> last)
          .orElse(at);
    }
  }

  /**
   * A shipment of the supplier's says what it sent of an order, in the place of what it said
   * before. Never refused: of an order that is not placed it changes nothing.
   *
   * @param despatch the shipment's number
   * @param lines empty where it was withdrawn
   * @param at the message's beginning; null where a later message of its number no longer names the
   *     order, and where none says it
   * @param year in which it left: numbers recur; null where a hub of another version asks
   */
  record AdviseDespatch(
      PurchaseOrderId order,
      PartyCode supplier,
      String despatch,
      List<Despatched> lines,
      @Nullable StatedAt at,
      @Nullable Integer year)
      implements PurchaseOrderCommand {
    /** Of a year that is not known. */
    public AdviseDespatch(
        PurchaseOrderId order,
        PartyCode supplier,
        String despatch,
        List<Despatched> lines,
        @Nullable StatedAt at) {
      this(order, supplier, despatch, lines, at, null);
    }
  }

  /** The buyer decides on counter-proposals: all of the decisions are taken, or none. */
  record DecideProposals(
      PurchaseOrderId order, PartyCode supplier, List<ProposalDecision> decisions)
      implements PurchaseOrderCommand {}
}
