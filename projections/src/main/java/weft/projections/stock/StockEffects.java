package weft.projections.stock;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.StreamId;
import weft.party.PartyScope;
import weft.projections.document.Effects.Effect;

/** What the stock reports of an interchange counted, as those see it whose stock it is. */
public final class StockEffects {
  private static final String COLUMNS =
      "stream, item, owner, holder, part, quantity, interchange, message, segment, from_position";

  private StockEffects() {}

  /** All of them, in the order of history. Who sees all has each key once, as its holder does. */
  public static List<Effect> of(JdbcClient db, PartyScope scope, String interchange) {
    return db.sql(
            """
            select r.*, (select p.quantity from stock_past p
                where p.stream = r.stream and p.item = r.item and p.until_position = r.from_position) as before
            from (
              select distinct on (stream, item) stream, item, part, quantity, message, segment, from_position
              from (select %1$s from stock union all select %1$s from stock_past) t
              where t.interchange = :interchange and %2$s
              order by stream, item, from_position) r
            order by r.from_position, r.segment nulls last, r.item
            """
                .formatted(
                    COLUMNS,
                    scope.role() == PartyScope.Role.VIEWER
                        ? "t.owner = :party"
                        : "t.owner = t.holder and :party <> ''"))
        .param("interchange", interchange)
        .param("party", scope.party().value())
        .query(
            (row, _) -> {
              var before = row.getBigDecimal("before");
              var now = row.getBigDecimal("quantity");
              int segment = row.getInt("segment");
              return new Effect(
                  "stock-count",
                  before == null ? "added" : change(now.compareTo(before)),
                  StreamId.toUrl(row.getString("stream")),
                  row.getString("part"),
                  null,
                  null,
                  before,
                  now,
                  row.getString("message"),
                  segment == 0 ? null : segment,
                  row.getLong("from_position"),
                  null);
            })
        .list();
  }

  private static String change(int difference) {
    if (difference == 0) return "same";
    return difference > 0 ? "more" : "less";
  }
}
