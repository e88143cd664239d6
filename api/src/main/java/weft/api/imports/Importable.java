package weft.api.imports;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weft.api.imports.sheet.Column;
import weft.api.reading.ReadContext;
import weft.api.security.Caller;
import weft.event.StreamCommand;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;

/**
 * A resource whose sheets are imported and exported; the resource's own package declares it.
 * Imports and exports use one format, and each row is stored by the same command as a single
 * request.
 *
 * @param <B> the body of the resource's POST
 * @param <R> the rows of its view
 */
public interface Importable<B, R extends Record & Board.Row<R>> {
  /** The name in URLs, such as {@code part-agreements}. */
  String what();

  List<Column> columns();

  /** How rows form a plan. */
  default Plan plan() {
    return Plan.NONE;
  }

  /** Whether an empty cell keeps the stored value; otherwise it removes it. */
  default boolean leftOutStays() {
    return false;
  }

  Class<B> body();

  /** Answers 403 to a caller that may not change the resource. */
  void require(Caller caller);

  /**
   * The key and command of a body; throws the same faults as a request.
   *
   * @param as the side of the caller, as the request names it
   * @param at the moment of the import
   */
  Entry entry(Caller caller, @Nullable String as, B body, Instant at);

  /**
   * The key and command of a body.
   *
   * @param key matches the body with stored data
   * @param stream of the stored data
   * @param as the side from which that is read; null where it has none
   * @param command the command; throws the same faults as a request
   */
  record Entry(
      String key, String stream, @Nullable String as, Supplier<? extends StreamCommand> command) {}

  Board<R> board();

  /** Filters the view's rows that the caller itself owns. */
  List<Filter> own(Caller caller);

  /** A row of the view as rows of a sheet. */
  List<Exported> exported(R row, ReadContext reading);

  /**
   * The same rows for comparison with a file. Where a row can be expressed in several ways, all of
   * them.
   */
  default List<Exported> standing(R row, ReadContext reading) {
    return exported(row, reading);
  }

  /**
   * A row of a sheet.
   *
   * @param key the key of its {@link Entry}
   * @param row the columns are paths in its JSON
   */
  record Exported(String key, Object row) {}
}
