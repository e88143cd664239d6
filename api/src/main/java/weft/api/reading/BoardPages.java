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

/** Answers lists and single rows of declared views, with only the rows that the caller may see. */
@Component
public class BoardPages {
  private final ReadContexts readings;

  public BoardPages(ReadContexts readings) {
    this.readings = readings;
  }

  /** Answers a page of rows in the board's order. */
  public <R extends Record & Board.Row<R>> ResponseEntity<Page<R>> list(
      Board<R> board, Caller caller, ListQuery asked, Filter... filters) {
    return list(board, reading(board, caller, asked.look()), asked, it -> it, filters);
  }

  /** Answers a page for a given reading, each row converted by {@code item}. */
  public <R extends Record & Board.Row<R>, T> ResponseEntity<Page<T>> list(
      Board<R> board,
      ReadContext reading,
      ListQuery asked,
      Function<R, T> item,
      Filter... filters) {
    int size = ReadContexts.limit(asked.limit());
    int parts = board.orderColumns().size();
    Cursor place = Cursor.read(asked.cursor(), board.name(), parts, reading.scope());
    if (place != null && board.isNewestFirst()) place.date(0);
    List<String> after = place == null ? List.of() : Keys.decoded(place.parts());
    ReadResult<RowsWithin<R>> rows =
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

  /** Answers the only row of a stream, with its version as ETag; 404 where the caller sees none. */
  public <R extends Record & Board.Row<R>> ResponseEntity<R> one(
      Board<R> board, Caller caller, RowQuery look, String id) {
    return one(board, reading(board, caller, look), id, it -> it);
  }

  /** Answers the row for a given reading, converted by {@code item}. */
  public <R extends Record & Board.Row<R>, T> ResponseEntity<T> one(
      Board<R> board, ReadContext reading, String id, Function<R, T> item) {
    String stream = Ids.stream(id);
    ReadResult<Optional<R>> found =
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
   * Filters rows that use their holder's part numbers by a part in the reader's number; no filter
   * without a part.
   */
  public List<Filter> held(ReadContext reading, @Nullable String part) {
    return by("holder", reading, part);
  }

  /**
   * Like {@link #held}, for rows with another column of the party whose part number it is.
   *
   * @param owner the column
   */
  public List<Filter> by(String owner, ReadContext reading, @Nullable String part) {
    return part == null
        ? List.of()
        : List.of(
            readings.read(
                reading,
                (db, it) -> ReadersNumbers.meant(db, it.scope(), it.moment(), part).by(owner)));
  }

  /** The reading for the caller's side and moment. */
  public ReadContext reading(Board<?> board, Caller caller, RowQuery look) {
    readings.awaitAtLeast(look.atLeast());
    // Refuses a side that does not exist even for views without sides, because it is a mistake.
    if (look.as() != null) ReadContexts.side(look.as());
    return switch (board.seen()) {
      case BY_SIDES -> readings.bySide(caller, look.as(), look.asOf());
      case BY_OWNER -> readings.asOwner(caller, look.asOf());
    };
  }

  private static <R extends Record & Board.Row<R>> Cursor place(Board<R> board, R row) {
    return Cursor.at(board.name(), Keys.encoded(board.place(row)).toArray());
  }
}
