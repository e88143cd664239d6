package weft.projections.capacity;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.capacity.PartDemand;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.scheduling.Bucket;

/**
 * What is to be delivered of parts by call-offs and order lines, as far as the reader's side may
 * see it: a supplier all of it, a buyer its own.
 */
public final class ShipDemand {
  private static final String SCHEDULES = "schedule_no, supplier, part, from_position";
  private static final String LINES =
      "schedule_no, due, buyer, supplier, bucket, quantity, from_position";
  private static final String ORDERS = "order_no, buyer, supplier, state, lines, from_position";

  /** The longest bucket is a month. */
  private static final int LONGEST = 31;

  private ShipDemand() {}

  /**
   * Lines whose days touch the span. An order line counts by what was last agreed, else by what was
   * ordered.
   *
   * @param supplier who makes the parts
   * @param parts by the numbers that both sides use
   */
  public static List<PartDemand> of(
      JdbcClient db,
      PartyScope scope,
      String supplier,
      List<String> parts,
      LocalDate from,
      LocalDate until,
      Moment moment) {
    var query =
        db.sql(
                """
                select s.part, l.due, l.bucket, l.quantity
                from %s l join %s s on s.schedule_no = l.schedule_no
                where %s and l.supplier = :supplier and s.part = any(:parts) and l.due between :begins and :until and l.quantity > 0
                union all
                select coalesce(n.supplier_part, n.part), p.date, 'day', p.quantity
                from %s o
                  cross join jsonb_to_recordset(o.lines) n(part text, supplier_part text, state text, schedule jsonb, confirmed jsonb)
                  cross join jsonb_to_recordset(coalesce(nullif(n.confirmed, 'null'), n.schedule)) p(date date, quantity numeric)
                where %s and o.supplier = :supplier and o.state not in ('cancelled', 'refused') and n.state not in ('cancelled', 'refused')
                  and coalesce(n.supplier_part, n.part) = any(:parts) and p.date between :from and :until
                """
                    .formatted(
                        moment.of("call_off_line", LINES),
                        moment.of("delivery_schedule", SCHEDULES),
                        own(scope, "l"),
                        moment.of("purchase_order", ORDERS),
                        own(scope, "o")))
            .param("party", scope.party().value())
            .param("supplier", supplier)
            .param("parts", parts.toArray(String[]::new))
            .param("begins", from.minusDays(LONGEST))
            .param("from", from)
            .param("until", until);
    if (moment.position() != null) query = query.param("position", moment.position());
    return query
        .query(
            (row, _) -> {
              LocalDate first = row.getObject(2, LocalDate.class);
              Bucket bucket = Bucket.valueOf(row.getString(3).toUpperCase(Locale.ROOT));
              return new PartDemand(
                  row.getString(1),
                  first,
                  bucket.lastDay(first),
                  new Quantity(row.getBigDecimal(4)));
            })
        .list();
  }

  private static String own(PartyScope scope, String table) {
    return switch (scope.role()) {
      case BUYER -> table + ".buyer = :party";
      case SUPPLIER -> table + ".supplier = :party";
      case AUDITOR -> ":party <> ''";
      case VIEWER, OPERATOR -> throw new IllegalArgumentException("No side: " + scope);
    };
  }
}
