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
import weft.projections.rows.RowSize;
import weft.projections.rows.RowsWithin;

/**
 * One page of a list. This record is the JSON.
 *
 * @param next cursor of the next page; null on the last one
 * @param position the views include at least the events up to this position
 * @param asOf the requested instant; null for now
 * @param parked ids of the caller's streams that are behind or missing in this list, because one of
 *     their events is parked until the operator acts; omitted from the JSON where there are none
 */
public record Page<T>(
    List<T> items,
    @Nullable String next,
    long position,
    @Nullable Instant asOf,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> parked) {

  /** The maximum size of a page in bytes of its rows; a page has at least one row. */
  public static final long MOST_BYTES = 1_000_000;

  /**
   * Creates a page of at most {@code limit} rows. The query must read one row more, which shows
   * whether there is a next page. Long rows can end the page earlier.
   */
  public static <R, T> ResponseEntity<Page<T>> of(
      List<R> rows,
      int limit,
      Function<R, T> item,
      Function<R, Cursor> place,
      ReadContext reading) {
    return of(new ReadResult<>(rows, List.of()), limit, item, place, reading);
  }

  /** Creates a page of rows of which some may be behind. */
  public static <R, T> ResponseEntity<Page<T>> of(
      ReadResult<List<R>> marked,
      int limit,
      Function<R, T> item,
      Function<R, Cursor> place,
      ReadContext reading) {
    return within(marked.map(it -> new RowsWithin<>(it, true)), limit, item, place, reading);
  }

  /** Creates a page of rows whose query may have stopped before it reached the limit. */
  public static <R, T> ResponseEntity<Page<T>> within(
      ReadResult<RowsWithin<R>> marked,
      int limit,
      Function<R, T> item,
      Function<R, Cursor> place,
      ReadContext reading) {
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
      bytes += RowSize.of(next);
      if (bytes > MOST_BYTES && !items.isEmpty()) break;
      items.add(next);
    }
    return List.copyOf(items);
  }
}
