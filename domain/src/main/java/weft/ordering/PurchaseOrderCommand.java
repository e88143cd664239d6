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

/** Every command to a purchase order. */
public sealed interface PurchaseOrderCommand extends PartnersCommand {
  /**
   * The parts that the message names on its lines; empty if it names none, or without a message.
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

  /** A buyer's command about its order, by message or directly. */
  sealed interface BuyersWord extends PurchaseOrderCommand {}

  /**
   * The buyer's order, by EDI. Never refused: a second placement with different content is recorded
   * as a contradiction.
   *
   * @param parts parts of its lines, if the message names them
   */
  record PlaceOrder(PurchaseOrderId order, Order placed, List<OrderedPart> parts)
      implements BuyersWord {
    /** An instance of another version may omit the parts. */
    public PlaceOrder {
      parts = requireNonNullElse(parts, List.of());
    }

    /** Creates an order without a message. */
    public PlaceOrder(PurchaseOrderId order, Order placed) {
      this(order, placed, List.of());
    }

    @Override
    public PartyCode supplier() {
      return placed.supplier();
    }
  }

  /**
   * The buyer states its whole order again (BGM 1225 = 5, BEG01 = 05). The hub applies every
   * difference as one change, or nothing. An order that does not exist yet is placed. Never
   * refused: a contradiction with the order is recorded.
   *
   * @param parts parts of its lines, if the message names them
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
   * The buyer changes lines of an order, by EDI: all changes apply, or none. Refused only before
   * the order is placed; a contradiction with the order is recorded.
   *
   * @param parts parts of the lines that it adds or changes, if the message names them
   * @param at the message's beginning; null without a message
   * @param currency of the message's prices; null if it states none
   */
  record ChangeOrder(
      PurchaseOrderId order,
      PartyCode supplier,
      List<LineChange> changes,
      List<OrderedPart> parts,
      @Nullable StatedAt at,
      @Nullable String currency)
      implements BuyersWord, StatedCommand {
    /** An instance of another version may omit the parts. */
    public ChangeOrder {
      parts = requireNonNullElse(parts, List.of());
    }

    /** Creates a change without a message. */
    public ChangeOrder(PurchaseOrderId order, PartyCode supplier, List<LineChange> changes) {
      this(order, supplier, changes, List.of(), null, null);
    }
  }

  /**
   * The buyer withdraws the whole order (BGM 1225 = 1). Refused only before it is placed.
   *
   * @param at the message's beginning; null without a message
   */
  record CancelOrder(PurchaseOrderId order, PartyCode supplier, @Nullable StatedAt at)
      implements BuyersWord, StatedCommand {
    /** Creates a cancellation without a message. */
    public CancelOrder(PurchaseOrderId order, PartyCode supplier) {
      this(order, supplier, null);
    }
  }

  /**
   * A buyer's command from a sender who waits for the answer, in the portal or by the API. A
   * contradiction with the order is refused instead of recorded.
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
   * Invalid lines of an order, or of an order change, in a message whose other lines are valid.
   * Each is recorded as a contradiction and changes nothing.
   */
  record RecordWrongLines(PurchaseOrderId order, PartyCode supplier, List<WrongLine> lines)
      implements PurchaseOrderCommand {}

  /** An invalid line and its place. */
  record WrongLine(String line, StatedAt at) {}

  /** The supplier answers lines: all answers apply, or none. */
  record AnswerOrder(PurchaseOrderId order, PartyCode supplier, List<LineAnswer> answers)
      implements PurchaseOrderCommand {}

  /**
   * The supplier's answer by message (ORDRSP, X12 855, 865): all of it applies, or none. Anything
   * not stated is as ordered.
   *
   * @param whole ACCEPTED or REFUSED if the message states that for the whole order; applies if it
   *     names no lines
   * @param reason for the whole order
   * @param at the message's beginning
   * @param currency of the message's prices; null if it states none
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
    /** Creates a response that states no currency. */
    public RespondToOrder(
        PurchaseOrderId order,
        PartyCode supplier,
        LineResponse.@Nullable Verdict whole,
        @Nullable Reason reason,
        List<LineResponse> lines,
        StatedAt at) {
      this(order, supplier, whole, reason, lines, at, null);
    }

    /**
     * Returns the segment that answers a line: the line's own item, otherwise the message's
     * beginning.
     */
    int segment(String line) {
      return lines.stream()
          .filter(it -> it.line().equals(line))
          .findFirst()
          .map(LineResponse::at)
          .orElse(at)
          .segment();
    }

    /**
     * Returns the place at which to report a fault of a line. For a line that is answered twice,
     * the second answer.
     */
    StatedAt at(@Nullable String line) {
      return lines.stream()
          .filter(it -> it.line().equals(line))
          .map(LineResponse::at)
          .reduce((_, last) -> last)
          .orElse(at);
    }
  }

  /**
   * A shipment reports what it sent of an order, and replaces its earlier report. Never refused: it
   * changes nothing if the order is not placed.
   *
   * @param despatch the shipment's number
   * @param lines empty if the report was withdrawn
   * @param at the message's beginning; null without a message, or if a later message with its
   *     number no longer names the order
   * @param year in which it left, because numbers recur each year
   */
  record AdviseDespatch(
      PurchaseOrderId order,
      PartyCode supplier,
      String despatch,
      List<Despatched> lines,
      @Nullable StatedAt at,
      int year)
      implements PurchaseOrderCommand {}

  /** The buyer decides on counter-proposals: all decisions apply, or none. */
  record DecideProposals(
      PurchaseOrderId order, PartyCode supplier, List<ProposalDecision> decisions)
      implements PurchaseOrderCommand {}
}
