package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.balance.UnderWay;
import weft.projections.rows.Moment;

/**
 * For how many days after their planned arrival goods are still expected, by the profile in force.
 */
public final class ExpectedDays {
  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String AGREED =
      """
      select v.buyer, v.supplier, (v.profile #>> '{edi,schedules,expectedDays}')::int
      from partnership_version v
      where v.%1$s = :party and v.version = (
          select max(l.version) from partnership_version l
          where l.buyer = v.buyer and l.supplier = v.supplier and l.position <= :until)
        and v.profile #>> '{edi,schedules,expectedDays}' is not null\
      """;

  private final Map<Between, Integer> agreed = new HashMap<>();

  private record Between(String buyer, String supplier) {}

  private ExpectedDays() {}

  static ExpectedDays of(Trade trade) {
    var days = new ExpectedDays();
    Long position = trade.moment().position();
    trade
        .db()
        .sql(AGREED.formatted(trade.own()))
        .param("party", trade.party())
        .param("until", position == null ? Long.MAX_VALUE : position)
        .query(
            row -> {
              days.agreed.put(
                  new Between(requireNonNull(row.getString(1)), requireNonNull(row.getString(2))),
                  row.getInt(3));
            });
    return days;
  }

  /** The number of days between these two partners. */
  public static int between(JdbcClient db, String buyer, String supplier, Moment moment) {
    Long position = moment.position();
    return db.sql(
            """
            select (v.profile #>> '{edi,schedules,expectedDays}')::int from partnership_version v
            where v.buyer = ? and v.supplier = ? and v.position <= ? order by v.version desc limit 1
            """)
        .params(buyer, supplier, position == null ? Long.MAX_VALUE : position)
        .query(
            (row, _) -> {
              int days = row.getInt(1);
              return row.wasNull() ? UnderWay.USUAL_DAYS : days;
            })
        .optional()
        .orElse(UnderWay.USUAL_DAYS);
  }

  int between(ServedSchedule it) {
    return agreed.getOrDefault(new Between(it.buyer(), it.supplier()), UnderWay.USUAL_DAYS);
  }
}
