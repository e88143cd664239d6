package weft.projections.rows;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;

/**
 * A stream whose rows are behind in some view: the view could not process one of its events, which
 * waits for the operator together with all later ones. Reads in the same transaction as the rows,
 * so it matches exactly those rows. Each party sees only its own streams; row security ensures the
 * same.
 *
 * @param fromPosition the rows show the events before this position
 */
public record ParkedStream(String stream, long fromPosition) {
  private static final int MOST = 100;

  /** The scope's parked streams of all types; at most 100. */
  public static List<ParkedStream> all(JdbcClient db, PartyScope scope) {
    return query(db, scope, "stream <> :value", "");
  }

  /**
   * The parked streams of one type, such as {@code DeliverySchedule}, the longest parked first; at
   * most 100.
   */
  public static List<ParkedStream> ofType(JdbcClient db, PartyScope scope, String type) {
    return query(db, scope, "split_part(stream, ':', 1) = :value", type);
  }

  /** The stream itself if it is parked, or an empty list. */
  public static List<ParkedStream> of(JdbcClient db, PartyScope scope, String stream) {
    return query(db, scope, "stream = :value", stream);
  }

  /**
   * The positions of the scope's waiting events, in order; an event appears once for each view that
   * lacks it.
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
