package weft.api.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.projections.rows.Moment;

/**
 * A page of a list that is reckoned and not read row by row: each page is reckoned anew, all of
 * them of the state of the first.
 *
 * @param next null where it is the last
 */
public record Reckoned<T>(List<T> items, @Nullable String next) {
  /** The place in a list; null is its beginning. */
  public record Place(Reading reading, int begin) {}

  /** Where to begin, and of which state; 400 {@code cursor-invalid}. */
  public static Place place(Reading now, String list, @Nullable String cursor) {
    Cursor place = Cursor.read(cursor, list, 2, now.scope());
    if (place == null) return new Place(now, 0);
    long position = place.number(0);
    var then = new Reading(now.scope(), new Moment(position), position, now.asOf());
    return new Place(then, Math.clamp(place.number(1), 0, Integer.MAX_VALUE));
  }

  /** At most {@code limit} of all from the place on. */
  public static <T> Reckoned<T> of(List<T> all, Place place, String list, @Nullable Integer limit) {
    int begin = Math.min(place.begin(), all.size());
    int end = Math.min(all.size(), begin + Readings.limit(limit));
    Reading reading = place.reading();
    return new Reckoned<>(
        all.subList(begin, end),
        end == all.size() ? null : Cursor.at(list, reading.position(), end).text(reading.scope()));
  }
}
