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
 * A resource whose sheets are imported and exported; its own context declares it. Both ways have
 * one format, and each row is put by the same command as a single request.
 *
 * @param <B> the body of the resource's POST
 * @param <R> the rows of its view
 */
public interface Importable<B, R extends Record & Board.Row<R>> {
  /** In URLs, such as {@code part-agreements}. */
  String what();

  List<Column> columns();

  /** How rows are one plan. */
  default Plan plan() {
    return Plan.NONE;
  }

  /** Whether what a row leaves out stays as it stands, or is not said any more. */
  default boolean leftOutStays() {
    return false;
  }

  Class<B> body();

  /** 403 for who may not say it. */
  void require(Caller caller);

  /**
   * What a body is about; faults as those of a request.
   *
   * @param as the side from which it is said, as the request names it
   * @param at the moment of the import
   */
  Entry entry(Caller caller, @Nullable String as, B body, Instant at);

  /**
   * What a body is about.
   *
   * @param key by which it and what stands are known as the same
   * @param stream of what stands
   * @param as from which side that is read; null where it has none
   * @param command what is asked; faults as those of a request
   */
  record Entry(
      String key, String stream, @Nullable String as, Supplier<? extends StreamCommand> command) {}

  Board<R> board();

  /** What of the view is the caller's own to say. */
  List<Filter> own(Caller caller);

  /** A row of the view as rows of a sheet. */
  List<Exported> exported(R row, ReadContext reading);

  /** The same, to be compared with what is said; where it can be said in several ways, each. */
  default List<Exported> standing(R row, ReadContext reading) {
    return exported(row, reading);
  }

  /**
   * A row of a sheet.
   *
   * @param key as of an {@link Entry}
   * @param row its JSON is what the columns point into
   */
  record Exported(String key, Object row) {}
}
