package weft.projections.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.language.Text;
import weft.measure.Quantity;
import weft.ordering.OrderTerms;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.projections.rows.Origin;
import weft.projections.rows.Versioned;
import weft.promise.Promise;
import weft.promise.Reason;

/** An order with its lines, answers and history in words: table {@code purchase_order}. */
public record OrderRow(
    long orderNo,
    String orderId,
    String number,
    String buyer,
    String supplier,
    @Nullable String site,
    @Nullable LocalDate orderDate,
    @Nullable String currency,
    State state,
    int lineCount,
    int openLines,
    LocalDate firstDue,
    LocalDate lastDue,
    Instant placedAt,
    @Nullable String interchange,
    long version,
    List<Line> lines,
    List<Entry> history,
    long fromPosition,
    @Nullable OrderTerms terms)
    implements Versioned.Row<OrderRow> {

  /** The same order with other words beside its lines. */
  OrderRow under(OrderChanged.Head head) {
    return new OrderRow(
        orderNo,
        orderId,
        number,
        buyer,
        supplier,
        head.site(),
        orderDate,
        head.currency(),
        state,
        lineCount,
        openLines,
        firstDue,
        lastDue,
        placedAt,
        interchange,
        version,
        lines,
        history,
        fromPosition,
        head.terms());
  }

  @Override
  public boolean saysTheSameAs(OrderRow other) {
    return false; // every event of an order leaves an entry in its history
  }

  public enum State {
    OPEN,
    ANSWERED,
    PROPOSED,
    CONFIRMED,
    REFUSED,
    CANCELLED
  }

  public enum LineState {
    OPEN,
    ACCEPTED,
    PROPOSED,
    REFUSED,
    CANCELLED
  }

  /**
   * A line.
   *
   * @param schedule what was ordered
   * @param confirmed what was last agreed; {@code firstPromise} what was agreed or proposed first
   * @param before what the line asked for before the buyer's last change of it
   * @param texts in the buyer's words, beside the description
   * @param answered who said what is confirmed, proposed or refused; null in what was answered
   *     before that was kept
   * @param firstAnswered who made the first promise
   * @param quantityOrigin of the quantity ordered, and {@code priceOrigin} of its price, where
   *     other segments state them than that of the line
   * @param despatched what the supplier says it sent, item by item of its advices; null where it
   *     said nothing
   * @param proposal what waits for the buyer, or once agreed on, the why of what was confirmed
   */
  public record Line(
      String line,
      String part,
      @Nullable String supplierPart,
      @Nullable String description,
      String unit,
      Quantity quantity,
      @Nullable BigDecimal price,
      List<Promise> schedule,
      LineState state,
      @Nullable List<Promise> confirmed,
      @Nullable List<Promise> firstPromise,
      @Nullable Proposal proposal,
      @Nullable Reason refusal,
      Origin origin,
      @Nullable Ordered before,
      @Nullable List<String> texts,
      @Nullable Said answered,
      @Nullable Said firstAnswered,
      @Nullable List<Sent> despatched,
      @Nullable Origin quantityOrigin,
      @Nullable Origin priceOrigin) {

    Line with(
        LineState newState,
        @Nullable List<Promise> newConfirmed,
        @Nullable List<Promise> first,
        @Nullable Proposal newProposal,
        @Nullable Reason newRefusal,
        @Nullable Said newAnswered) {
      return new Line(
          line,
          part,
          supplierPart,
          description,
          unit,
          quantity,
          price,
          schedule,
          newState,
          newConfirmed,
          first,
          newProposal,
          newRefusal,
          origin,
          before,
          texts,
          newAnswered,
          first == null || first.equals(firstPromise) ? firstAnswered : newAnswered,
          despatched,
          quantityOrigin,
          priceOrigin);
    }

    Line despatched(@Nullable List<Sent> all) {
      return new Line(
          line,
          part,
          supplierPart,
          description,
          unit,
          quantity,
          price,
          schedule,
          state,
          confirmed,
          firstPromise,
          proposal,
          refusal,
          origin,
          before,
          texts,
          answered,
          firstAnswered,
          all,
          quantityOrigin,
          priceOrigin);
    }
  }

  /**
   * What was sent of a line, in the unit it was ordered in, with which shipment.
   *
   * @param despatch its number
   * @param year in which it left; null where that was not noted yet
   */
  public record Sent(
      String despatch,
      Quantity quantity,
      String unit,
      Instant at,
      @Nullable Origin origin,
      @Nullable Integer year) {}

  /** What a line asked for. */
  public record Ordered(Quantity quantity, List<Promise> schedule) {}

  public record Proposal(List<Promise> schedule, Reason reason, Instant at) {}

  /**
   * Who said something, when, and where.
   *
   * @param via {@code edi}, {@code portal} or {@code api}
   * @param origin its segment, where a message said it
   */
  public record Said(Instant at, By by, String via, @Nullable Origin origin) {}

  /** What happened, in words. */
  public record Entry(Instant at, By by, String via, Text text) {}

  public record By(String party, @Nullable String user) {}
}
