package weft.api.capacity;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import weft.api.reading.Marked;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.calendar.Calendar;
import weft.calendar.SiteCalendar;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.calendar.CalendarRow;
import weft.projections.capacity.CapacityGroupRow;
import weft.projections.rows.Board;

/** Reads a capacity group and the data that its board needs. */
@Component
class GroupReading {
  private final Readings readings;
  private final Clock clock;

  GroupReading(Readings readings, Clock clock) {
    this.readings = readings;
    this.clock = clock;
  }

  /**
   * A group as the caller sees it.
   *
   * @param reading on the side from which call-offs are read; an auditor reads as the supplier
   * @param works the calendar of its site
   * @param today the current day at the site
   */
  record Seen(
      Marked<?> marked,
      CapacityGroupRow group,
      Reading reading,
      SiteCalendar works,
      LocalDate today) {}

  /**
   * Returns the group; 404 where the caller sees none, 409 {@code parked} where a parked event may
   * explain its absence.
   */
  Seen of(Reading reading, String stream) {
    Marked<Optional<CapacityGroupRow>> found = read(reading, stream);
    CapacityGroupRow group = found.answer().orElseThrow(found::notFound);
    SiteCalendar works = calendar(reading, group);
    LocalDate today = works.dateOf(requireNonNullElse(reading.asOf(), clock.instant()));
    return new Seen(found, group, bySide(reading, group), works, today);
  }

  /**
   * Returns the group at an earlier moment, with the given day as today; empty where the caller saw
   * none then.
   */
  Optional<Seen> find(Reading reading, String stream, LocalDate today) {
    Marked<Optional<CapacityGroupRow>> found = read(reading, stream);
    return found
        .answer()
        .map(it -> new Seen(found, it, bySide(reading, it), calendar(reading, it), today));
  }

  private Marked<Optional<CapacityGroupRow>> read(Reading reading, String stream) {
    return readings.readOne(
        reading,
        stream,
        (db, it) -> CapacityGroupRow.BOARD.reads().one(db, it.scope(), stream, it.moment()));
  }

  /** Everyone who sees the group may see the calendar of its site. */
  private SiteCalendar calendar(Reading reading, CapacityGroupRow group) {
    PartyCode supplier = new PartyCode(group.supplier());
    PartyScope owner = PartyScope.viewer(supplier);
    boolean own = group.item().equals(Board.OWN);
    String site = own ? group.site() : group.site().substring(group.supplier().length() + 1);
    return readings
        .read(
            new Reading(owner, reading.moment(), reading.position(), reading.asOf()),
            (db, it) ->
                CalendarRow.BOARD
                    .reads()
                    .one(db, owner, Calendar.stream(supplier, site), it.moment()))
        .map(CalendarRow::calendar)
        .orElse(SiteCalendar.UNSTATED);
  }

  private static Reading bySide(Reading reading, CapacityGroupRow group) {
    PartyCode caller = reading.scope().party();
    var supplier = new PartyCode(group.supplier());
    boolean sells = caller.equals(supplier) || reading.scope().role() == PartyScope.Role.AUDITOR;
    return new Reading(
        sells ? PartyScope.of(supplier, Side.SUPPLIER) : PartyScope.of(caller, Side.BUYER),
        reading.moment(),
        reading.position(),
        reading.asOf());
  }
}
