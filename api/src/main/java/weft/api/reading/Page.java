package weft.api.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import weft.event.StreamId;
import weft.projections.rows.RowsWithin;
import weft.projections.rows.Weight;

/**
 * One page of a list. This record is the JSON.
 *
 * @param next cursor of the next page; null on the last one
 * @param position the views showed at least what happened up to here
 * @param asOf the instant asked for; null for now
 * @param parked ids of the caller's streams that are behind, or missing, in this list: an event of
 *     each waits for the operator; left out of the JSON where there is none
 */
public record Page<T>(
    List<T> items,
    @Nullable String next,
    long position,
    @Nullable Instant asOf,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> parked) {

  /** A page ends here, in bytes of its rows; it has one row at least. */
  public static final long MOST_BYTES = 1_000_000;

  /**
   * Makes a page of at most {@code limit} of the rows, of which one more was asked for to see
   * whether a next page exists. It ends earlier where the rows are long.
   */
  public static <R, T> ResponseEntity<Page<T>> of(
      List<R> rows, int limit, Function<R, T> item, Function<R, Cursor> place, Reading reading) {
    return of(new Marked<>(rows, List.of()), limit, item, place, reading);
  }

  /** As above, of rows of which some may be behind. */
  public static <R, T> ResponseEntity<Page<T>> of(
      Marked<List<R>> marked,
      int limit,
      Function<R, T> item,
      Function<R, Cursor> place,
      Reading reading) {
    return within(marked.map(it -> new RowsWithin<>(it, true)), limit, item, place, reading);
  }

  /** As above, of rows whose reading may have stopped before there were as many as asked for. */
  public static <R, T> ResponseEntity<Page<T>> within(
      Marked<RowsWithin<R>> marked,
      int limit,
      Function<R, T> item,
      Function<R, Cursor> place,
      Reading reading) {
    List<R> rows = marked.answer().rows();
    List<T> items = items(rows, limit, item);
    boolean more = items.size() < rows.size() || !marked.answer().all();
    String next = more ? place.apply(rows.get(items.size() - 1)).text(reading.scope()) : null;
    var page =
        new Page<>(
            items,
            next,
            reading.position(),
            reading.asOf(),
            marked.parked().stream().map(it -> StreamId.toUrl(it.stream())).toList());
    var answer = marked.ok();
    if (next != null) answer.header(HttpHeaders.LINK, Links.next("cursor", next));
    return answer.body(page);
  }

  private static <R, T> List<T> items(List<R> rows, int limit, Function<R, T> item) {
    List<T> items = new ArrayList<>();
    long bytes = 0;
    for (R row : rows) {
      if (items.size() == limit) break;
      T next = item.apply(row);
      bytes += Weight.of(next);
      if (bytes > MOST_BYTES && !items.isEmpty()) break;
      items.add(next);
    }
    return List.copyOf(items);
  }
}
