package weft.api.balance.reading;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import weft.api.balance.reading.KnownCalendars.Place;
import weft.calendar.SiteCalendar;
import weft.projections.balance.Balances;

/** The calendars used for some balances, each read once. */
public final class ReadCalendars implements Balances.Calendars {
  private final Map<Place, SiteCalendar> read = new ConcurrentHashMap<>();
  private final Function<Place, SiteCalendar> reading;

  ReadCalendars(Function<Place, SiteCalendar> reading) {
    this.reading = reading;
  }

  @Override
  public SiteCalendar of(String party, String site) {
    Place place = new Place(party, site);
    SiteCalendar known = read.get(place);
    if (known != null) return known;
    SiteCalendar now = reading.apply(place);
    read.put(place, now);
    return now;
  }

  /** Whether none of the calendars that were read has changed. */
  public boolean stand(ReadCalendars now) {
    return read.entrySet().stream()
        .allMatch(it -> now.of(it.getKey().party(), it.getKey().site()).equals(it.getValue()));
  }
}
