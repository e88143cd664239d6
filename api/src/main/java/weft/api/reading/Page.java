package weft.api.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import weft.event.StreamId;

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

  /**
   * Makes a page of at most {@code limit} of the rows, of which one more was asked for to see
   * whether a next page exists.
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
    List<R> rows = marked.answer();
    boolean more = rows.size() > limit;
    List<R> shown = more ? rows.subList(0, limit) : rows;
    String next = more ? place.apply(shown.getLast()).text(reading.scope()) : null;
    var page =
        new Page<>(
            shown.stream().map(item).toList(),
            next,
            reading.position(),
            reading.asOf(),
            marked.parked().stream().map(it -> StreamId.toUrl(it.stream())).toList());
    var answer = marked.ok();
    if (next != null) answer.header(HttpHeaders.LINK, Links.next("cursor", next));
    return answer.body(page);
  }
}
