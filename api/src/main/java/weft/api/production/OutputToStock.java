package weft.api.production;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import weft.calendar.Calendar;
import weft.calendar.CalendarEvent;
import weft.calendar.SiteCalendar;
import weft.event.Past;
import weft.event.Streams;
import weft.measure.Quantity;
import weft.production.LineOutput;
import weft.production.ProductionSchedule;
import weft.production.ProductionScheduleEvent;
import weft.production.ProductionScheduleId;
import weft.stock.MovementKind;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockId;
import weft.stock.StockKey;

/** Derives the stock movement of reported output, in the same append. */
@Component
class OutputToStock {
  private final Streams streams;
  private final Clock clock;

  OutputToStock(Streams streams, Clock clock) {
    this.streams = streams;
    this.clock = clock;
  }

  /** Returns the movement; empty without good output, and for a part that was never planned. */
  Optional<MoveStock> of(ProductionScheduleId schedule, LineOutput made) {
    String unit =
        past(schedule.stream())
            .foldedFrom(ProductionSchedule.NEW, ProductionScheduleEvent.class)
            .unit();
    if (unit == null || made.good().equals(Quantity.ZERO)) return Optional.empty();
    return Optional.of(
        new MoveStock(
            new StockId(schedule.supplier(), schedule.site(), schedule.part()),
            made.good().isPositive() ? MovementKind.RECEIPT : MovementKind.ADJUSTMENT,
            StockKey.finished(schedule.supplier(), made.batch()),
            null,
            null,
            made.good(),
            unit,
            at(schedule, made),
            null,
            made.reason()));
  }

  /**
   * The latest moment at which the goods were there; a count after the day of production includes
   * them.
   */
  private Instant at(ProductionScheduleId schedule, LineOutput made) {
    Instant dayOver = made.date().plusDays(1).atStartOfDay(zone(schedule)).toInstant();
    Instant now = clock.instant();
    return now.isBefore(dayOver) ? now : dayOver;
  }

  private ZoneId zone(ProductionScheduleId schedule) {
    SiteCalendar calendar =
        past(Calendar.stream(schedule.supplier(), schedule.site()))
            .foldedFrom(Calendar.NEW, CalendarEvent.class)
            .inForce();
    return ZoneId.of(requireNonNullElse(calendar, SiteCalendar.UNSTATED).timeZone());
  }

  private Past past(String stream) {
    return requireNonNullElse(streams.pasts(List.of(stream)).get(stream), Past.NONE);
  }
}
