package weft.projections.history;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.history.HistoryEntries.Wanted;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;

/** The events of a stream that a party finds, where the hub had these boards. */
public final class FoundEvents {
  private FoundEvents() {}

  public static List<Long> of(
      JdbcClient db, PartyScope scope, String stream, List<Board<?>> boards) {
    var wanted = new Wanted(stream, null, null, 0, Long.MAX_VALUE);
    return HistoryEntries.positions(db, scope, Moment.NOW, wanted, 100, boards);
  }
}
