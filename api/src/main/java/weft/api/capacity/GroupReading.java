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

/** Reads a capacity group with what its board is reckoned by. */
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
   * @param reading from the side that what is called off is seen from; an auditor sees the
   *     supplier's
   * @param works when its site works
   * @param today there
   */
  record Seen(
      Marked<?> marked,
      CapacityGroupRow group,
      Reading reading,
      SiteCalendar works,
      LocalDate today) {}

  /** 404 where the caller sees none, 409 {@code parked} where it may be shown later. */
  Seen of(Reading reading, String stream) {
    Marked<Optional<CapacityGroupRow>> found = read(reading, stream);
    CapacityGroupRow group = found.answer().orElseThrow(found::notFound);
    SiteCalendar works = calendar(reading, group);
    LocalDate today = works.dateOf(requireNonNullElse(reading.asOf(), clock.instant()));
    return new Seen(found, group, bySide(reading, group), works, today);
  }

  /** As it was at an earlier moment, looked at today; empty where the caller saw none then. */
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

  /** When the group's site works is no secret before those who see the group. */
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
