package weft.projections.manufacturing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.manufacturing.WorkOrderEvent;
import weft.manufacturing.WorkOrderEvent.WorkOrderReleased;
import weft.manufacturing.WorkOrderId;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.parts.ReadersNumbers;
import weft.projections.parts.ReadersNumbers.Part;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;

/**
 * A work order, as its supplier sees it; a buyer with a grant sees it without persons, parameters,
 * causes and inputs.
 *
 * @param owner the supplier
 * @param site the supplier's; to others as {@code PARTY/SITE}
 * @param part the reader's number, by its agreement with the supplier
 * @param partnerPart the supplier's number; null for the supplier itself
 * @param good what the last step made
 * @param scrap of all steps
 * @param buyer for whom the goods are; null where no order asks for them
 * @param purchaseOrder the stream of the order that asks for them
 * @param deliverySchedule the stream of the delivery schedule that asks for them
 * @param orderNumber of the order, or of the schedule's agreement
 * @param parameterSheet the stream of the parameter sheet with which it was released
 * @param machines those to which a step is dispatched, and those that worked on it
 * @param batches the numbers of the batches that it made
 * @param firstTried what all steps reported at the first attempt, not from rework
 * @param firstGood how much of that was good
 * @param beginOn the first day of work; null: at once
 */
public record WorkOrderRow(
    @JsonIgnore String stream,
    @JsonIgnore String owner,
    String supplier,
    String site,
    String number,
    String part,
    @Nullable String partnerPart,
    Quantity quantity,
    String unit,
    State state,
    Quantity good,
    Quantity scrap,
    @Nullable String buyer,
    @JsonIgnore @Nullable String purchaseOrder,
    @JsonIgnore @Nullable String deliverySchedule,
    @Nullable String orderNumber,
    @Nullable String orderLine,
    @JsonIgnore @Nullable String parameterSheet,
    @Nullable String sheetCode,
    @Nullable Integer sheetVersion,
    List<WorkStep> steps,
    List<WorkStart> starts,
    List<WorkReport> reports,
    List<String> machines,
    List<String> batches,
    @JsonIgnore Quantity firstTried,
    @JsonIgnore Quantity firstGood,
    @JsonProperty("begin") @Nullable LocalDate beginOn,
    @Nullable LocalDate due,
    Instant releasedAt,
    @Nullable Instant closedAt,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<WorkOrderRow> {
  public enum State {
    /** No step was started or reported. */
    RELEASED,
    STARTED,
    CLOSED
  }

  public static final Board<WorkOrderRow> BOARD =
      Board.ofOneRow(
              "work-orders",
              WorkOrderId.TYPE,
              WorkOrderRow.class,
              Board.Seen.BY_OWNER,
              WorkOrderEvent.class,
              WorkOrderRow::after)
          .sharedOnlyTo(
              "t.buyer = :party",
              What.PRODUCTION,
              "jsonb_build_array(t.part)",
              WorkOrderRow::granted)
          .namedAs(WorkOrderRow::named)
          .rowsVersion(2);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  /** The id of the order that asks for the goods; null for none. */
  @JsonProperty
  public @Nullable String order() {
    return purchaseOrder == null ? null : StreamId.toUrl(purchaseOrder);
  }

  /** The id of the delivery schedule whose call-off asks for the goods; null for none. */
  @JsonProperty
  public @Nullable String callOff() {
    return deliverySchedule == null ? null : StreamId.toUrl(deliverySchedule);
  }

  /** The id of the parameter sheet; null for an order without one. */
  @JsonProperty
  public @Nullable String sheet() {
    return parameterSheet == null ? null : StreamId.toUrl(parameterSheet);
  }

  private static @Nullable WorkOrderRow after(@Nullable WorkOrderRow before, Recorded recorded) {
    var event = (WorkOrderEvent) recorded.payload();
    if (event instanceof WorkOrderReleased it) return released(it, recorded);
    return before == null ? null : new WorkOrderChange(before, recorded).after(event);
  }

  private static WorkOrderRow released(WorkOrderReleased it, Recorded recorded) {
    var goodsFor = it.goodsFor();
    var sheet = it.sheet();
    String supplier = it.order().supplier().value();
    var steps = WorkStep.of(it);
    return new WorkOrderRow(
        recorded.stream(),
        supplier,
        supplier,
        it.order().site(),
        it.order().number(),
        it.part(),
        null,
        it.quantity(),
        it.unit(),
        State.RELEASED,
        Quantity.ZERO,
        Quantity.ZERO,
        goodsFor == null ? null : goodsFor.buyer().value(),
        goodsFor == null ? null : goodsFor.order(),
        goodsFor == null ? null : goodsFor.callOff(),
        goodsFor == null ? null : goodsFor.number(),
        goodsFor == null ? null : goodsFor.line(),
        sheet == null ? null : sheet.sheet().stream(),
        sheet == null ? null : sheet.sheet().code(),
        sheet == null ? null : sheet.version(),
        steps,
        List.of(),
        List.of(),
        WorkStep.machines(steps, List.of()),
        List.of(),
        Quantity.ZERO,
        Quantity.ZERO,
        it.begin(),
        it.due(),
        recorded.recordedAt(),
        null,
        recorded.sequence() + 1,
        recorded.position());
  }

  /** A copy as the event leaves it, with the sums of its starts and reports. */
  WorkOrderRow with(
      State next,
      List<WorkStart> nowStarted,
      List<WorkReport> nowReported,
      @Nullable Instant closed,
      Recorded recorded) {
    List<WorkStep> now = WorkStep.after(quantity, steps, nowStarted, nowReported);
    return new WorkOrderRow(
        stream,
        owner,
        supplier,
        site,
        number,
        part,
        partnerPart,
        quantity,
        unit,
        next,
        now.getLast().good(),
        now.stream().map(WorkStep::scrap).reduce(Quantity.ZERO, Quantity::plus),
        buyer,
        purchaseOrder,
        deliverySchedule,
        orderNumber,
        orderLine,
        parameterSheet,
        sheetCode,
        sheetVersion,
        now,
        nowStarted,
        nowReported,
        WorkStep.machines(now, nowStarted),
        WorkReport.batches(nowReported),
        nowReported.stream().map(WorkReport::firstTried).reduce(Quantity.ZERO, Quantity::plus),
        nowReported.stream().map(WorkReport::firstGood).reduce(Quantity.ZERO, Quantity::plus),
        beginOn,
        due,
        releasedAt,
        closed,
        recorded.sequence() + 1,
        recorded.position());
  }

  private WorkOrderRow granted(PartyCode party, Grain grain) {
    return new WorkOrderRow(
        stream,
        owner,
        supplier,
        supplier + "/" + site,
        number,
        part,
        partnerPart,
        quantity,
        unit,
        state,
        good,
        scrap,
        buyer,
        purchaseOrder,
        deliverySchedule,
        orderNumber,
        orderLine,
        null,
        null,
        null,
        steps.stream().map(WorkStep::toBuyer).toList(),
        starts.stream().map(WorkStart::toBuyer).toList(),
        reports.stream().map(WorkReport::toBuyer).toList(),
        machines,
        batches,
        firstTried,
        firstGood,
        beginOn,
        due,
        releasedAt,
        closedAt,
        version,
        fromPosition);
  }

  private static List<WorkOrderRow> named(
      JdbcClient db, PartyScope scope, Moment moment, List<WorkOrderRow> rows) {
    return ReadersNumbers.renamed(
        scope,
        rows,
        it -> new Part(it.supplier, it.part),
        others -> ReadersNumbers.of(db, scope, moment, Side.SUPPLIER, others),
        (it, numbers) -> it.called(numbers.of(new Part(it.supplier, it.part))));
  }

  private WorkOrderRow called(String readersPart) {
    return new WorkOrderRow(
        stream,
        owner,
        supplier,
        site,
        number,
        readersPart,
        part,
        quantity,
        unit,
        state,
        good,
        scrap,
        buyer,
        purchaseOrder,
        deliverySchedule,
        orderNumber,
        orderLine,
        parameterSheet,
        sheetCode,
        sheetVersion,
        steps,
        starts,
        reports,
        machines,
        batches,
        firstTried,
        firstGood,
        beginOn,
        due,
        releasedAt,
        closedAt,
        version,
        fromPosition);
  }
}
