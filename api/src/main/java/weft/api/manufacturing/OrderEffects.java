package weft.api.manufacturing;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.calendar.Calendar;
import weft.calendar.CalendarEvent;
import weft.calendar.SiteCalendar;
import weft.event.Past;
import weft.event.StreamCommand;
import weft.event.StreamId;
import weft.event.Streams;
import weft.manufacturing.ConsumedInput;
import weft.manufacturing.ReportedStep;
import weft.manufacturing.StepCounts;
import weft.manufacturing.StepReport;
import weft.manufacturing.WorkOrder;
import weft.manufacturing.WorkOrderCommand.CloseWorkOrder;
import weft.manufacturing.WorkOrderCommand.CorrectReport;
import weft.manufacturing.WorkOrderCommand.ReleaseWorkOrder;
import weft.manufacturing.WorkOrderCommand.ReportStep;
import weft.manufacturing.WorkOrderEvent;
import weft.manufacturing.WorkOrderEvent.WorkOrderReleased;
import weft.manufacturing.WorkOrderId;
import weft.production.LineOutput;
import weft.production.OrderOutput;
import weft.production.ProductionScheduleCommand.EndWorkOrder;
import weft.production.ProductionScheduleCommand.OpenWorkOrder;
import weft.production.ProductionScheduleCommand.ReportOrderOutput;
import weft.production.ProductionScheduleId;
import weft.stock.MovementKind;
import weft.stock.PartStock;
import weft.stock.Portion;
import weft.stock.StockCategory;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockEvent;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockStatus;

/**
 * What a work order changes in other streams, in the same append: the production schedule of its
 * part and site, stock, and the batches that it makes. Each command says which report it is about,
 * so that a repeated report changes nothing there either.
 */
@Component
class OrderEffects {
  private final Streams streams;
  private final OrderBatches batches;

  OrderEffects(Streams streams, OrderBatches batches) {
    this.streams = streams;
    this.batches = batches;
  }

  WorkOrder order(WorkOrderId id) {
    return past(id.stream()).foldedFrom(WorkOrder.NEW, WorkOrderEvent.class);
  }

  /** The version of the order, as {@code If-Match} names it. */
  String version(WorkOrderId id) {
    return "\"" + past(id.stream()).version() + "\"";
  }

  List<StreamCommand> release(ReleaseWorkOrder asked) {
    return List.of(
        asked,
        new OpenWorkOrder(
            schedule(asked.order(), asked.part()), asked.order().number(), asked.unit()));
  }

  List<StreamCommand> close(CloseWorkOrder asked) {
    WorkOrderReleased released = order(asked.order()).released();
    if (released == null) return List.of(asked);
    return List.of(
        asked, new EndWorkOrder(schedule(asked.order(), released.part()), asked.order().number()));
  }

  /** The commands of a report, with the number that it will have or already has. */
  List<StreamCommand> report(WorkOrderId id, StepReport report, Instant now) {
    WorkOrder order = order(id);
    int number = order.numberOf(report);
    List<StreamCommand> all = new ArrayList<>();
    all.add(new ReportStep(id, number, report, now));
    WorkOrderReleased released = order.released();
    if (released == null) return all;
    if (order.isLast(report.step()))
      all.addAll(output(released, number, report, report.counts(), null));
    all.addAll(issues(id, number, report));
    all.addAll(batches.reported(order, number, report));
    return all;
  }

  /** The commands of a correction. */
  List<StreamCommand> correct(CorrectReport asked) {
    WorkOrder order = order(asked.order());
    List<StreamCommand> all = new ArrayList<>();
    all.add(asked);
    WorkOrderReleased released = order.released();
    if (released == null) return all;
    for (ReportedStep it : order.reports())
      if (it.number() == asked.number() && order.isLast(it.report().step()))
        all.addAll(output(released, asked.number(), it.report(), asked.counts(), asked.reason()));
    all.addAll(batches.corrected(order, asked));
    return all;
  }

  private List<StreamCommand> output(
      WorkOrderReleased order,
      int number,
      StepReport report,
      StepCounts counts,
      @Nullable String reason) {
    WorkOrderId id = order.order();
    LocalDate day = calendar(id).dateOf(report.until());
    var made = new LineOutput(day, counts.good(), counts.scrap(), report.batch(), reason);
    var status = isInspected(id, order.part()) ? StockStatus.INSPECTION : StockStatus.USABLE;
    var key = new StockKey(id.supplier(), StockCategory.FINISHED, status, report.batch(), null);
    List<Portion> goods =
        counts.good().isPositive()
            ? List.of(new Portion(standing(order, number, key), counts.good(), order.unit()))
            : List.of();
    return List.of(
        new ReportOrderOutput(
            schedule(id, order.part()), new OrderOutput(id.number(), number, made), order.unit()),
        new BookDocument(
            new StockId(id.supplier(), id.site(), order.part()),
            MovementKind.RECEIPT,
            source(id, number),
            id.number(),
            goods,
            report.until()));
  }

  /** Corrected goods stay where they were received, though a plan may have been made since. */
  private StockKey standing(WorkOrderReleased order, int number, StockKey otherwise) {
    WorkOrderId id = order.order();
    PartStock stock = stock(new StockId(id.supplier(), id.site(), order.part()));
    return stock.received(source(id, number)).map(Portion::key).orElse(otherwise);
  }

  /** Whether goods of the part must pass a final inspection before they are usable. */
  private boolean isInspected(WorkOrderId order, String part) {
    String plan = StreamId.of("InspectionPlan", order.supplier().value(), part, "final");
    return past(plan).version() > 0;
  }

  /** Issues the inputs from the reporter's own stock, where it keeps stock of them at the site. */
  private List<StreamCommand> issues(WorkOrderId id, int number, StepReport report) {
    Map<String, List<Portion>> byPart = new LinkedHashMap<>();
    for (ConsumedInput it : report.inputs()) {
      StockKey key = held(id, it);
      byPart
          .computeIfAbsent(it.part(), _ -> new ArrayList<>())
          .add(new Portion(key, it.quantity(), it.unit()));
    }
    List<StreamCommand> all = new ArrayList<>();
    byPart.forEach(
        (part, lines) ->
            all.add(
                new BookDocument(
                    new StockId(id.supplier(), id.site(), part),
                    MovementKind.ISSUE,
                    source(id, number),
                    id.number(),
                    lines,
                    report.until())));
    return all;
  }

  /** The stock from which an input is taken: raw before half-finished before finished goods. */
  private StockKey held(WorkOrderId id, ConsumedInput it) {
    PartStock stock = stock(new StockId(id.supplier(), id.site(), it.part()));
    return stock.holdings().stream()
        .filter(held -> held.quantity().isPositive())
        .map(held -> held.key())
        .filter(key -> key.status() == StockStatus.USABLE && key.owner().equals(id.supplier()))
        .filter(key -> key.batch() == null || key.batch().equals(it.batch()))
        .min(
            Comparator.comparing((StockKey key) -> key.batch() == null)
                .thenComparing(StockKey::category))
        .map(key -> new StockKey(key.owner(), key.category(), key.status(), it.batch(), null))
        .orElse(
            new StockKey(id.supplier(), StockCategory.RAW, StockStatus.USABLE, it.batch(), null));
  }

  private PartStock stock(StockId id) {
    return past(id.stream()).foldedFrom(PartStock.NEW, StockEvent.class);
  }

  /** Names a report for other streams: the stream of its order, and its number there. */
  static String source(WorkOrderId order, int number) {
    return order.stream() + "#" + number;
  }

  private static ProductionScheduleId schedule(WorkOrderId order, String part) {
    return new ProductionScheduleId(order.supplier(), order.site(), part);
  }

  private SiteCalendar calendar(WorkOrderId order) {
    SiteCalendar stated =
        past(Calendar.stream(order.supplier(), order.site()))
            .foldedFrom(Calendar.NEW, CalendarEvent.class)
            .inForce();
    return requireNonNullElse(stated, SiteCalendar.UNSTATED);
  }

  private Past past(String stream) {
    return requireNonNullElse(streams.pasts(List.of(stream)).get(stream), Past.NONE);
  }
}
