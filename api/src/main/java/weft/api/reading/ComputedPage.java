package weft.api.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.projections.rows.Moment;

/**
 * A page of a computed list. The hub computes the list again for each page, but always with the
 * state of the first page.
 *
 * @param next null on the last page
 */
public record ComputedPage<T>(List<T> items, @Nullable String next) {
  /** A position in the list; a null cursor means its beginning. */
  public record Place(ReadContext reading, int begin) {}

  /** Parses where the page begins and with which state; 400 {@code cursor-invalid}. */
  public static Place place(ReadContext now, String list, @Nullable String cursor) {
    Cursor place = Cursor.read(cursor, list, 2, now.scope());
    if (place == null) return new Place(now, 0);
    long position = place.number(0);
    var then = new ReadContext(now.scope(), new Moment(position), position, now.asOf());
    return new Place(then, Math.clamp(place.number(1), 0, Integer.MAX_VALUE));
  }

  /** Returns at most {@code limit} items from the position on. */
  public static <T> ComputedPage<T> of(
      List<T> all, Place place, String list, @Nullable Integer limit) {
    int begin = Math.min(place.begin(), all.size());
    int end = Math.min(all.size(), begin + ReadContexts.limit(limit));
    ReadContext reading = place.reading();
    return new ComputedPage<>(
        all.subList(begin, end),
        end == all.size() ? null : Cursor.at(list, reading.position(), end).text(reading.scope()));
  }
}
