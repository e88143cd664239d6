package weft.api.capacity;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
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
  private final ReadContexts readings;
  private final Clock clock;

  GroupReading(ReadContexts readings, Clock clock) {
    this.readings = readings;
    this.clock = clock;
  }

  /**
   * A group as the caller sees it.
   *
   * @param reading on the side from which call-offs are read; an auditor reads as the party that
   *     let it read capacity, call-offs and orders
   * @param works the calendar of its site
   * @param today the current day at the site
   */
  record Seen(
      ReadResult<?> marked,
      CapacityGroupRow group,
      ReadContext reading,
      SiteCalendar works,
      LocalDate today) {}

  /**
   * Returns the group; 404 where the caller sees none, 409 {@code parked} where a parked event may
   * explain its absence.
   */
  Seen of(ReadContext reading, String stream) {
    ReadResult<Optional<CapacityGroupRow>> found = read(reading, stream);
    CapacityGroupRow group = found.answer().orElseThrow(found::notFound);
    SiteCalendar works = calendar(reading, group);
    LocalDate today = works.dateOf(requireNonNullElse(reading.asOf(), clock.instant()));
    return new Seen(found, group, bySide(reading, group), works, today);
  }

  /**
   * Returns the group at an earlier moment, with the given day as today; empty where the caller saw
   * none then.
   */
  Optional<Seen> find(ReadContext reading, String stream, LocalDate today) {
    ReadResult<Optional<CapacityGroupRow>> found = read(reading, stream);
    return found
        .answer()
        .map(it -> new Seen(found, it, bySide(reading, it), calendar(reading, it), today));
  }

  private ReadResult<Optional<CapacityGroupRow>> read(ReadContext reading, String stream) {
    return readings.readOne(
        reading,
        stream,
        (db, it) -> CapacityGroupRow.BOARD.reads().one(db, it.scope(), stream, it.moment()));
  }

  /** Everyone who sees the group may see the calendar of its site. */
  private SiteCalendar calendar(ReadContext reading, CapacityGroupRow group) {
    PartyCode supplier = new PartyCode(group.supplier());
    PartyScope owner = PartyScope.viewer(supplier);
    boolean own = group.item().equals(Board.OWN);
    String site = own ? group.site() : group.site().substring(group.supplier().length() + 1);
    return readings
        .read(
            new ReadContext(owner, reading.moment(), reading.position(), reading.asOf()),
            (db, it) ->
                CalendarRow.BOARD
                    .reads()
                    .one(db, owner, Calendar.stream(supplier, site), it.moment()))
        .map(CalendarRow::calendar)
        .orElse(SiteCalendar.UNSTATED);
  }

  /** 404 for an auditor who may not read what loads the group: the load would look too small. */
  private ReadContext bySide(ReadContext reading, CapacityGroupRow group) {
    PartyCode owner = new PartyCode(group.owner());
    if (reading.scope().role() == PartyScope.Role.AUDITOR
        && !readings.mayReadAs(reading, owner, "capacity", "scheduling", "ordering"))
      throw Ids.notFound();
    PartyCode reader =
        reading.scope().role() == PartyScope.Role.AUDITOR ? owner : reading.scope().party();
    boolean sells = reader.value().equals(group.supplier());
    return new ReadContext(
        PartyScope.of(reader, sells ? Side.SUPPLIER : Side.BUYER),
        reading.moment(),
        reading.position(),
        reading.asOf());
  }
}
