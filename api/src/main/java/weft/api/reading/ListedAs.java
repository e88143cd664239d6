package weft.api.reading;

import java.util.List;
import weft.party.Side;
import weft.projections.rows.Board;

/**
 * How the list of a view shows its rows, where that differs by side; the change feed shows the same
 * form.
 */
public interface ListedAs<R extends Record & Board.Row<R>> {
  Board<R> board();

  Object listed(R row, Side reader);

  /** Names the rows that are read together, before each is shown. */
  default List<R> named(List<R> rows) {
    return rows;
  }

  /** The buyer of a row: an auditor whom it granted a look reads the row as the buyer does. */
  String buyer(R row);
}
