package weft.api.balance.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.calendar.SiteCalendar;
import weft.projections.calendar.CalendarRow;

/**
 * Caches sites' calendars, each with the range of positions for which it is known to hold. A read
 * at a later position may find another calendar, so it queries again. Evicts the least recently
 * used.
 */
final class KnownCalendars {
  private static final int MOST = 10_000;

  /** A site of a party. */
  record Place(String party, String site) {}

  private record Known(SiteCalendar calendar, long from, long until) {
    boolean standsAt(long position) {
      return from <= position && position <= until;
    }
  }

  private final Map<Place, Known> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Known> eldest) {
          return size() > MOST;
        }
      };

  /** The calendar at a position; null where it is not known. */
  synchronized @Nullable SiteCalendar at(Place place, long position) {
    Known it = kept.get(place);
    return it != null && it.standsAt(position) ? it.calendar() : null;
  }

  /**
   * Caches a calendar.
   *
   * @param row the row at the position; empty where nothing was stated up to there
   */
  synchronized SiteCalendar keep(Place place, Optional<CalendarRow> row, long position) {
    SiteCalendar read = row.map(CalendarRow::calendar).orElse(SiteCalendar.UNSTATED);
    long from = row.map(CalendarRow::fromPosition).orElse(0L);
    Known before = kept.get(place);
    // The newest is requested most.
    if (before == null || before.until() < position)
      kept.put(place, new Known(read, from, position));
    return read;
  }
}
