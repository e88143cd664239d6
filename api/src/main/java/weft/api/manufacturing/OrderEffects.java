package weft.api.manufacturing;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.calendar.Calendar;
import weft.calendar.CalendarEvent;
import weft.calendar.SiteCalendar;
import weft.event.Past;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.event.StreamId;
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
import weft.manufacturing.WorkOrderEvent;
import weft.manufacturing.WorkOrderEvent.WorkOrderReleased;
import weft.manufacturing.WorkOrderId;
import weft.parts.BaseUnit;
import weft.parts.PartAgreement;
import weft.parts.PartAgreementEvent;
import weft.parts.PartAgreementId;
import weft.parts.PartTerms;
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
import weft.stock.StockEvent;
import weft.stock.StockEvent.DocumentBooked;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockPosting;
import weft.stock.StockRefusal.StockInOtherUnit;
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
    return Seen.of(streams, List.of(id.stream())).order(id);
  }

  /** Streams as they were at one moment. */
  private record Seen(Map<String, Past> pasts) {
    static Seen of(Streams streams, Collection<String> named) {
      return new Seen(streams.pasts(named));
    }

    Past past(String stream) {
      return pasts.getOrDefault(stream, Past.NONE);
    }

    WorkOrder order(WorkOrderId id) {
      return past(id.stream()).foldedFrom(WorkOrder.NEW, WorkOrderEvent.class);
    }

    PartStock stock(StockId id) {
      return past(id.stream()).foldedFrom(PartStock.NEW, StockEvent.class);
    }

    SiteCalendar calendar(WorkOrderId order) {
      SiteCalendar stated =
          past(Calendar.stream(order.supplier(), order.site()))
              .foldedFrom(Calendar.NEW, CalendarEvent.class)
              .inForce();
      return requireNonNullElse(stated, SiteCalendar.UNSTATED);
    }

    /** The conversions that all makers of the part agreed on; null where they agreed on none. */
    @Nullable BaseUnit units(WorkOrderId order, List<ConsumedInput> ofPart) {
      Set<BaseUnit> agreed = new LinkedHashSet<>();
      for (ConsumedInput it : ofPart) {
        PartTerms terms =
            past(agreement(order, it).stream())
                .foldedFrom(PartAgreement.NEW, PartAgreementEvent.class)
                .terms();
        if (terms != null) agreed.add(terms.baseUnit());
      }
      return agreed.size() == 1 ? agreed.iterator().next() : null;
    }

    /** Refuses goods that the stock cannot take in its unit, which otherwise would not move. */
    void requireConvertible(List<StreamCommand> commands) {
      for (StreamCommand it : commands)
        if (it instanceof BookDocument document) requireConvertible(document);
    }

    private void requireConvertible(BookDocument document) {
      PartStock stock = stock(document.stock());
      for (StockEvent it : stock.decide(document)) {
        if (!(it instanceof DocumentBooked booked)) continue;
        for (StockPosting posting : booked.postings())
          if (posting.kept() == StockPosting.Kept.OTHER_UNIT)
            throw new Refused(
                new StockInOtherUnit(
                    stock.holding(posting.key()).orElseThrow().unit(), posting.unit()));
      }
    }

    /** Whether goods of the part must pass a final inspection before they are usable. */
    boolean isInspected(WorkOrderId order, String part) {
      return past(plan(order, part)).version() > 0;
    }
  }

  /** Reads at one moment the order and everything that a report of it may change. */
  private Seen seen(WorkOrderReleased order, List<ConsumedInput> inputs) {
    WorkOrderId id = order.order();
    Set<String> named = new LinkedHashSet<>();
    named.add(id.stream());
    named.add(Calendar.stream(id.supplier(), id.site()));
    named.add(plan(id, order.part()));
    named.add(stock(id, order.part()).stream());
    for (ConsumedInput it : inputs) {
      named.add(stock(id, it.part()).stream());
      named.add(agreement(id, it).stream());
    }
    return Seen.of(streams, named);
  }

  /** The agreement of the reporter with the maker of an input. */
  private static PartAgreementId agreement(WorkOrderId order, ConsumedInput it) {
    return new PartAgreementId(order.supplier(), it.maker(), it.part());
  }

  private static String plan(WorkOrderId order, String part) {
    return StreamId.of("InspectionPlan", order.supplier().value(), part, "final");
  }

  private static StockId stock(WorkOrderId order, String part) {
    return new StockId(order.supplier(), order.site(), part);
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
    Seen seen = seen(released, report.inputs());
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
    Seen seen = seen(released, List.of());
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
      Seen seen,
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
            stock(id, order.part()),
            MovementKind.RECEIPT,
            source(id, number),
            document(id, number),
            goods,
            report.until()));
  }

  /** A correction names the key of the receipt, though a plan may have been made since. */
  private static StockKey standing(
      Seen seen, WorkOrderReleased order, int number, StockKey otherwise) {
    WorkOrderId id = order.order();
    PartStock stock = seen.stock(stock(id, order.part()));
    return stock.received(source(id, number)).map(Portion::key).orElse(otherwise);
  }

  /** Issues the inputs from the reporter's own stock, where it keeps stock of them at the site. */
  private static List<StreamCommand> issues(
      Seen seen, WorkOrderId id, int number, StepReport report) {
    Map<String, List<ConsumedInput>> byPart = new LinkedHashMap<>();
    for (ConsumedInput it : report.inputs())
      byPart.computeIfAbsent(it.part(), _ -> new ArrayList<>()).add(it);
    List<StreamCommand> all = new ArrayList<>();
    byPart.forEach(
        (part, inputs) ->
            all.add(
                new BookDocument(
                        stock(id, part),
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
  private static StockKey held(Seen seen, WorkOrderId id, ConsumedInput it) {
    PartStock stock = seen.stock(stock(id, it.part()));
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
        Seen.of(streams, List.of(stream))
            .past(stream)
            .foldedFrom(Calendar.NEW, CalendarEvent.class)
            .inForce();
    return requireNonNullElse(calendar, SiteCalendar.UNSTATED).dateOf(now);
  }
}
