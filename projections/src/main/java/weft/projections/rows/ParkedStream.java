package weft.projections.rows;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;

/**
 * A stream whose rows in some view are behind: an event of it could not be taken in and waits for
 * the operator, with all that follow it. Read in the transaction that reads the rows, it is true of
 * exactly them; each party sees its own streams alone, which row security says again.
 *
 * @param fromPosition the rows show what happened before here
 */
public record ParkedStream(String stream, long fromPosition) {
  private static final int MOST = 100;

  /** The scope's, whatever type they are of; at most 100. */
  public static List<ParkedStream> all(JdbcClient db, PartyScope scope) {
    return query(db, scope, "stream <> :value", "");
  }

  /** Those of one type, such as {@code DeliverySchedule}, the longest parked first; at most 100. */
  public static List<ParkedStream> ofType(JdbcClient db, PartyScope scope, String type) {
    return query(db, scope, "split_part(stream, ':', 1) = :value", type);
  }

  /** The stream itself if it is parked, or nothing. */
  public static List<ParkedStream> of(JdbcClient db, PartyScope scope, String stream) {
    return query(db, scope, "stream = :value", stream);
  }

  /**
   * The positions of the scope's events that wait, in order, each as often as there are views that
   * lack it.
   */
  public static List<Long> positions(JdbcClient db, PartyScope scope) {
    return db.sql("select position from dead_letter where " + own(scope) + " order by position")
        .param("party", scope.party().value())
        .query((row, _) -> row.getLong(1))
        .list();
  }

  private static List<ParkedStream> query(
      JdbcClient db, PartyScope scope, String where, String value) {
    return db.sql(
            """
            select stream, min(position) as from_position from dead_letter where %s and %s
            group by stream order by from_position limit %d\
            """
                .formatted(own(scope), where, MOST))
        .param("party", scope.party().value())
        .param("value", value)
        .query((row, _) -> new ParkedStream(row.getString(1), row.getLong(2)))
        .list();
  }

  private static String own(PartyScope scope) {
    return switch (scope.role()) {
      case BUYER, SUPPLIER, VIEWER -> ":party = any (participants)";
      case AUDITOR, OPERATOR -> ":party <> ''";
    };
  }
}
