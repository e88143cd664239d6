package weft.api.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import weft.api.security.Caller;
import weft.projections.parts.ReadersNumbers;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.RowsWithin;

/** Lists and single rows of declared views, of what the caller may see. */
@Component
public class BoardPages {
  private final Readings readings;

  public BoardPages(Readings readings) {
    this.readings = readings;
  }

  /** A page of rows in the board's order. */
  public <R extends Record & Board.Row<R>> ResponseEntity<Page<R>> list(
      Board<R> board, Caller caller, Asked asked, Filter... filters) {
    return list(board, reading(board, caller, asked.look()), asked, it -> it, filters);
  }

  /** The same of a reading, each row as {@code item} shows it. */
  public <R extends Record & Board.Row<R>, T> ResponseEntity<Page<T>> list(
      Board<R> board, Reading reading, Asked asked, Function<R, T> item, Filter... filters) {
    int size = Readings.limit(asked.limit());
    int parts = board.orderColumns().size();
    Cursor place = Cursor.read(asked.cursor(), board.name(), parts, reading.scope());
    if (place != null && board.isNewestFirst()) place.date(0);
    List<String> after = place == null ? List.of() : Keys.decoded(place.parts());
    Marked<RowsWithin<R>> rows =
        readings.readAll(
            reading,
            board.streamType(),
            (db, it) -> {
              RowsWithin<R> page =
                  board
                      .reads()
                      .page(
                          db,
                          it.scope(),
                          List.of(filters),
                          after,
                          it.moment(),
                          size + 1,
                          Page.MOST_BYTES);
              return page.with(board.named(db, it.scope(), it.moment(), page.rows()));
            });
    return Page.within(rows, size, item, it -> place(board, it), reading);
  }

  /** The row of a stream that has only one, with its version as ETag; 404 for what is not seen. */
  public <R extends Record & Board.Row<R>> ResponseEntity<R> one(
      Board<R> board, Caller caller, Look look, String id) {
    return one(board, reading(board, caller, look), id, it -> it);
  }

  /** The same of a reading, as {@code item} shows it. */
  public <R extends Record & Board.Row<R>, T> ResponseEntity<T> one(
      Board<R> board, Reading reading, String id, Function<R, T> item) {
    String stream = Ids.stream(id);
    Marked<Optional<R>> found =
        readings.readOne(
            reading,
            stream,
            (db, it) ->
                board.reads().one(db, it.scope(), stream, it.moment()).stream()
                    .flatMap(row -> board.named(db, it.scope(), it.moment(), List.of(row)).stream())
                    .findFirst());
    R row = found.answer().orElseThrow(found::notFound);
    return found.ok().eTag("\"" + row.version() + "\"").body(item.apply(row));
  }

  /**
   * Of rows that name parts as their holder does, those of a part as the reader calls it; all of
   * them without one.
   */
  public List<Filter> held(Reading reading, @Nullable String part) {
    return part == null
        ? List.of()
        : List.of(
            readings.read(
                reading,
                (db, it) -> ReadersNumbers.meant(db, it.scope(), it.moment(), part).held()));
  }

  /** From where, and of which moment, the caller looks at the view. */
  public Reading reading(Board<?> board, Caller caller, Look look) {
    readings.awaitAtLeast(look.atLeast());
    // A side that does not exist is refused where the view has none too: it is a slip.
    if (look.as() != null) Readings.side(look.as());
    return switch (board.seen()) {
      case BY_SIDES -> readings.bySide(caller, look.as(), look.asOf());
      case BY_OWNER -> readings.asOwner(caller, look.asOf());
    };
  }

  private static <R extends Record & Board.Row<R>> Cursor place(Board<R> board, R row) {
    return Cursor.at(board.name(), Keys.encoded(board.place(row)).toArray());
  }
}
