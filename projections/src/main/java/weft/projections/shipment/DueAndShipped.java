package weft.projections.shipment;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.projections.rows.OwnSide;

/**
 * Sums goods due and goods sent by day and unit, within a party's scope. The queries filter by the
 * side's party, and row security does so again.
 */
public final class DueAndShipped {
  private static final String LINES =
      "schedule_no, due, buyer, supplier, bucket, firmness, quantity, from_position";
  private static final String SCHEDULES = "schedule_no, unit, from_position";
  private static final String ORDERS =
      "buyer, supplier, state, first_due, last_due, lines, from_position";
  private static final String SHIPMENTS = "buyer, supplier, state, day, lines, from_position";

  private static final String ALL_OPENED =
      "array(select unnest(audited('scheduling')) intersect select unnest(audited('ordering'))"
          + " intersect select unnest(audited('shipment')))";

  private DueAndShipped() {}

  /** Days, both included. */
  public record Days(LocalDate from, LocalDate until) {}

  /**
   * A sum of one day.
   *
   * @param lines how many lines were added up
   */
  public record Sum(LocalDate day, String unit, Quantity quantity, int lines) {}

  /** Lines of schedules that bind and name a day. */
  public static List<Sum> calledOff(JdbcClient db, PartyScope scope, Days days, Moment moment) {
    return sums(
        db,
        scope,
        days,
        moment,
        """
        select l.due, s.unit, sum(l.quantity), count(*)
        from %s l join %s s on s.schedule_no = l.schedule_no
        where %s and l.due between :from and :until and l.bucket = 'day' and l.firmness <> 'forecast'
        group by l.due, s.unit order by l.due, s.unit\
        """
            .formatted(
                moment.of("call_off_line", LINES),
                moment.of("delivery_schedule", SCHEDULES),
                side(scope, "l")));
  }

  /** How many binding lines name a week or a month that begins in these days. */
  public static int byLongerPeriod(JdbcClient db, PartyScope scope, Days days, Moment moment) {
    return db.sql(
            """
            select count(*) from %s l
            where %s and l.due between :from and :until and l.bucket <> 'day' and l.firmness <> 'forecast'\
            """
                .formatted(moment.of("call_off_line", LINES), side(scope, "l")))
        .params(params(scope, days, moment))
        .query(Integer.class)
        .single();
  }

  /** Lines of orders, by the dates that the buyer ordered; without refused and cancelled ones. */
  public static List<Sum> ordered(JdbcClient db, PartyScope scope, Days days, Moment moment) {
    return sums(
        db,
        scope,
        days,
        moment,
        """
        select (p ->> 'date')::date, l ->> 'unit', sum((p ->> 'quantity')::numeric), count(*)
        from %s o, jsonb_array_elements(o.lines) l, jsonb_array_elements(l -> 'schedule') p
        where %s and o.first_due <= :until and o.last_due >= :from and o.state not in ('cancelled', 'refused')
          and l ->> 'state' not in ('cancelled', 'refused') and (p ->> 'date')::date between :from and :until
        group by 1, 2 order by 1, 2\
        """
            .formatted(moment.of("purchase_order", ORDERS), side(scope, "o")));
  }

  /** Lines of shipments by the day of despatch; without cancelled ones. */
  public static List<Sum> sent(JdbcClient db, PartyScope scope, Days days, Moment moment) {
    return sums(
        db,
        scope,
        days,
        moment,
        """
        select t.day, l ->> 'unit', sum((l ->> 'quantity')::numeric), count(*)
        from %s t, jsonb_array_elements(t.lines) l
        where %s and t.day between :from and :until and t.state not in ('cancelled', 'unannounced')
        group by 1, 2 order by 1, 2\
        """
            .formatted(moment.of("shipments", SHIPMENTS), side(scope, "t")));
  }

  /**
   * An auditor reads the sums of those parties that opened all three to it; others would not match.
   */
  private static String side(PartyScope scope, String table) {
    String side = OwnSide.of(scope, table);
    return scope.role() == PartyScope.Role.AUDITOR
        ? side + " and array[%1$s.buyer, %1$s.supplier] && %2$s".formatted(table, ALL_OPENED)
        : side;
  }

  private static List<Sum> sums(
      JdbcClient db, PartyScope scope, Days days, Moment moment, String sql) {
    return db.sql(sql).params(params(scope, days, moment)).query((row, _) -> sum(row)).list();
  }

  private static Map<String, @Nullable Object> params(PartyScope scope, Days days, Moment moment) {
    Map<String, @Nullable Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("from", days.from());
    params.put("until", days.until());
    if (moment.position() != null) params.put("position", moment.position());
    return params;
  }

  private static Sum sum(ResultSet row) throws SQLException {
    BigDecimal quantity = row.getBigDecimal(3);
    return new Sum(
        row.getObject(1, LocalDate.class), row.getString(2), new Quantity(quantity), row.getInt(4));
  }
}
