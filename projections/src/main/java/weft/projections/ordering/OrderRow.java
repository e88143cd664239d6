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

/** An order with its lines, its answers and its history in words: table {@code purchase_order}. */
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

  /** The same order with another head. */
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
    return false; // every event adds an entry to the history
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
   * @param schedule the ordered dates and quantities
   * @param confirmed the last agreed ones; {@code firstPromise} the first agreed or proposed ones
   * @param before the ordered quantity and dates before the buyer's last change of the line
   * @param texts of the buyer, in addition to the description
   * @param answered who confirmed, proposed or refused; null before the first answer
   * @param firstAnswered who made the first promise
   * @param quantityOrigin of the ordered quantity, and {@code priceOrigin} of its price, if other
   *     segments than the line's own state them
   * @param despatched quantities that the supplier reports as sent, item by item of its despatch
   *     advices; null if it reported none
   * @param proposal the one that waits for the buyer; once agreed, the reason for the confirmed
   *     dates
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
   * A quantity of a line that a shipment carries, in the ordered unit.
   *
   * @param despatch its number
   * @param year in which it left
   */
  public record Sent(
      String despatch,
      Quantity quantity,
      String unit,
      Instant at,
      @Nullable Origin origin,
      int year) {}

  /** A line's ordered quantity and dates. */
  public record Ordered(Quantity quantity, List<Promise> schedule) {}

  public record Proposal(List<Promise> schedule, Reason reason, Instant at) {}

  /**
   * The author of an answer, its time and its channel.
   *
   * @param via {@code edi}, {@code portal} or {@code api}
   * @param origin its segment, if a message contained it
   */
  public record Said(Instant at, By by, String via, @Nullable Origin origin) {}

  /** A history entry in words. */
  public record Entry(Instant at, By by, String via, Text text) {}

  public record By(String party, @Nullable String user) {}
}
