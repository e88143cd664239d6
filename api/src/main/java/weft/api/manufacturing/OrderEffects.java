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
import weft.api.asking.Body;
import weft.calendar.Calendar;
import weft.calendar.CalendarEvent;
import weft.calendar.SiteCalendar;
import weft.event.StreamCommand;
import weft.event.Streams;
import weft.language.Text;
import weft.manufacturing.ConsumedInput;
import weft.manufacturing.ReportedStep;
import weft.manufacturing.StepCounts;
import weft.manufacturing.StepReport;
import weft.manufacturing.WorkOrder;
import weft.manufacturing.WorkOrderCommand.CloseWorkOrder;
import weft.manufacturing.WorkOrderCommand.CorrectReport;
import weft.manufacturing.WorkOrderCommand.ReleaseWorkOrder;
import weft.manufacturing.WorkOrderCommand.ReportStep;
import weft.manufacturing.WorkOrderEvent.WorkOrderReleased;
import weft.manufacturing.WorkOrderId;
import weft.party.PartyCode;
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
import weft.stock.StockKey;
import weft.stock.StockStatus;

/**
 * Changes that a work order makes in other streams, in the same append: the production schedule of
 * its part and site, stock, and the batches that it makes. Each command says which report it is
 * about, so that a repeated report changes nothing there either.
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
    return OrderPasts.of(streams, List.of(id.stream())).order(id);
  }

  /** The version of the order, as {@code If-Match} names it. */
  String version(WorkOrderId id) {
    long version = OrderPasts.of(streams, List.of(id.stream())).past(id.stream()).version();
    return "\"" + version + "\"";
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
    WorkOrderReleased released = order(id).released();
    if (released == null) return List.of(new ReportStep(id, 1, report, now));
    OrderPasts seen = OrderPasts.of(streams, released, report.inputs());
    WorkOrder order = seen.order(id);
    int number = order.numberOf(report);
    List<StreamCommand> all = new ArrayList<>();
    all.add(new ReportStep(id, number, report, now));
    // Its goods moved when it came first, and may have been corrected since.
    if (order.isReported(report)) return all;
    if (order.isLast(report.step())) {
      if (report.batch() == null && seen.isInspected(id, released.part())) throw batchNeeded();
      all.addAll(output(seen, released, number, report, report.counts(), null));
    }
    all.addAll(issues(seen, id, number, report));
    seen.requireConvertible(all);
    all.addAll(batches.reported(order, number, report));
    return all;
  }

  private static RuntimeException batchNeeded() {
    return Body.faulty(
        "batch-needed",
        "/batch",
        new Text(
            "This part has a final inspection, which needs the number of the batch.",
            "该零件须终检，请填写批次号。"));
  }

  /** The commands of a correction. */
  List<StreamCommand> correct(CorrectReport asked) {
    WorkOrderReleased released = order(asked.order()).released();
    if (released == null) return List.of(asked);
    OrderPasts seen = OrderPasts.of(streams, released, List.of());
    WorkOrder order = seen.order(asked.order());
    List<StreamCommand> all = new ArrayList<>();
    all.add(asked);
    for (ReportedStep it : order.reports()) {
      if (it.number() != asked.number()) continue;
      if (it.counts().equals(asked.counts())) return all;
      if (order.isLast(it.report().step()))
        all.addAll(
            output(seen, released, asked.number(), it.report(), asked.counts(), asked.reason()));
    }
    all.addAll(batches.corrected(order, asked));
    return all;
  }

  private static List<StreamCommand> output(
      OrderPasts seen,
      WorkOrderReleased order,
      int number,
      StepReport report,
      StepCounts counts,
      @Nullable String reason) {
    WorkOrderId id = order.order();
    LocalDate day = seen.calendar(id).dateOf(report.until());
    var made = new LineOutput(day, counts.good(), counts.scrap(), report.batch(), reason);
    var status = seen.isInspected(id, order.part()) ? StockStatus.INSPECTION : StockStatus.USABLE;
    var key = new StockKey(id.supplier(), StockCategory.FINISHED, status, report.batch(), null);
    List<Portion> goods =
        counts.good().isPositive()
            ? List.of(new Portion(standing(seen, order, number, key), counts.good(), order.unit()))
            : List.of();
    return List.of(
        new ReportOrderOutput(
            schedule(id, order.part()), new OrderOutput(id.number(), number, made), order.unit()),
        new BookDocument(
            OrderPasts.stock(id, order.part()),
            MovementKind.RECEIPT,
            source(id, number),
            document(id, number),
            goods,
            report.until()));
  }

  /** A correction names the key of the receipt, though a plan may have been made since. */
  private static StockKey standing(
      OrderPasts seen, WorkOrderReleased order, int number, StockKey otherwise) {
    WorkOrderId id = order.order();
    PartStock stock = seen.stock(OrderPasts.stock(id, order.part()));
    return stock.received(source(id, number)).map(Portion::key).orElse(otherwise);
  }

  /** Issues the inputs from the reporter's own stock, where it keeps stock of them at the site. */
  private static List<StreamCommand> issues(
      OrderPasts seen, WorkOrderId id, int number, StepReport report) {
    Map<String, List<ConsumedInput>> byPart = new LinkedHashMap<>();
    for (ConsumedInput it : report.inputs())
      byPart.computeIfAbsent(it.part(), _ -> new ArrayList<>()).add(it);
    List<StreamCommand> all = new ArrayList<>();
    byPart.forEach(
        (part, inputs) ->
            all.add(
                new BookDocument(
                        OrderPasts.stock(id, part),
                        MovementKind.ISSUE,
                        source(id, number),
                        document(id, number),
                        inputs.stream()
                            .map(it -> new Portion(held(seen, id, it), it.quantity(), it.unit()))
                            .toList(),
                        report.until())
                    .by(seen.units(id, inputs))));
    return all;
  }

  /** The stock from which an input is taken: raw before half-finished before finished goods. */
  private static StockKey held(OrderPasts seen, WorkOrderId id, ConsumedInput it) {
    PartStock stock = seen.stock(OrderPasts.stock(id, it.part()));
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

  /** Names a report for other streams: the stream of its order, and its number there. */
  static String source(WorkOrderId order, int number) {
    return order.stream() + "#" + number;
  }

  /** The number of a report's stock documents; each report has its own. */
  private static String document(WorkOrderId order, int number) {
    return order.number() + "#" + number;
  }

  private static ProductionScheduleId schedule(WorkOrderId order, String part) {
    return new ProductionScheduleId(order.supplier(), order.site(), part);
  }

  /** The day at the site of the order. */
  LocalDate dayAt(PartyCode supplier, String site, Instant now) {
    String stream = Calendar.stream(supplier, site);
    var calendar =
        OrderPasts.of(streams, List.of(stream))
            .past(stream)
            .foldedFrom(Calendar.NEW, CalendarEvent.class)
            .inForce();
    return requireNonNullElse(calendar, SiteCalendar.UNSTATED).dateOf(now);
  }
}
