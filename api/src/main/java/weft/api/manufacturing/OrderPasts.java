package weft.api.manufacturing;

import static java.util.Objects.requireNonNullElse;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.calendar.Calendar;
import weft.calendar.CalendarEvent;
import weft.calendar.SiteCalendar;
import weft.event.Past;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.event.StreamId;
import weft.event.Streams;
import weft.manufacturing.ConsumedInput;
import weft.manufacturing.WorkOrder;
import weft.manufacturing.WorkOrderEvent;
import weft.manufacturing.WorkOrderEvent.WorkOrderReleased;
import weft.manufacturing.WorkOrderId;
import weft.parts.BaseUnit;
import weft.parts.PartAgreement;
import weft.parts.PartAgreementEvent;
import weft.parts.PartAgreementId;
import weft.parts.PartTerms;
import weft.stock.PartStock;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockEvent;
import weft.stock.StockEvent.DocumentBooked;
import weft.stock.StockId;
import weft.stock.StockPosting;
import weft.stock.StockRefusal.StockInOtherUnit;

/** The streams that a report of a work order may change, as they were at one moment. */
record OrderPasts(Map<String, Past> pasts) {
  static OrderPasts of(Streams streams, Collection<String> named) {
    return new OrderPasts(streams.pasts(named));
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

  /** Reads at one moment the order and everything that a report of it may change. */
  static OrderPasts of(Streams streams, WorkOrderReleased order, List<ConsumedInput> inputs) {
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
    return of(streams, named);
  }

  /** The agreement of the reporter with the maker of an input. */
  private static PartAgreementId agreement(WorkOrderId order, ConsumedInput it) {
    return new PartAgreementId(order.supplier(), it.maker(), it.part());
  }

  private static String plan(WorkOrderId order, String part) {
    return StreamId.of("InspectionPlan", order.supplier().value(), part, "final");
  }

  static StockId stock(WorkOrderId order, String part) {
    return new StockId(order.supplier(), order.site(), part);
  }
}
