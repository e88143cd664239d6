package weft.api.reading;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.party.PartyScope;
import weft.projections.rows.Board;

/** Shows rows of declared views outside their list in the form that the list gives them. */
@Component
public class ListedRows {
  private final List<ListedAs<?>> listed;

  ListedRows(List<ListedAs<?>> listed) {
    this.listed = listed;
  }

  /** The rows as the reader's list shows them. Call with the connection of the reader's read. */
  public <R extends Record & Board.Row<R>> List<?> of(
      JdbcClient db, PartyScope scope, Board<R> board, List<R> rows) {
    for (ListedAs<?> it : listed)
      if (it.board() == board) {
        Set<String> granted = AuditedParties.of(db, scope, board.streamType());
        return shown(it, rows, scope, granted);
      }
    return rows;
  }

  @SuppressWarnings("unchecked") // it belongs to the rows' own board
  private static <R extends Record & Board.Row<R>> List<?> shown(
      ListedAs<?> list, List<R> rows, PartyScope scope, Set<String> granted) {
    var its = (ListedAs<R>) list;
    return its.named(rows).stream()
        .map(row -> its.listed(row, AuditedParties.side(scope, granted, its.buyer(row))))
        .toList();
  }
}
