package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * A delivery schedule, as lines of shipments are matched with it.
 *
 * @param supplierPart the supplier's number of the part; null where they did not agree on one
 * @param stated received, by the release in force; null where it says nothing
 * @param first received, by the first release of the same count; null likewise
 * @param start what was told after it counts; null where no release is in force
 * @param begun the position of the first release of the same count; null where none is stated
 * @param counted what was received up to that day the count began with; null where it says no day
 */
record ServedSchedule(
    String schedule,
    String buyer,
    String supplier,
    String site,
    String part,
    @Nullable String supplierPart,
    @Nullable String agreement,
    String unit,
    @Nullable Quantity stated,
    @Nullable Quantity first,
    @Nullable Instant start,
    @Nullable Long begun,
    @Nullable LocalDate counted) {
  private static final String SCHEDULES =
      "schedule_no, schedule, buyer, supplier, site, part, agreement, unit, release_position,"
          + " from_position, successor";
  private static final String AGREEMENTS = "buyer, supplier, part, supplier_part, from_position";

  /** All cumulatives count from what the first release of the same count stated. */
  @SuppressWarnings("InlineFormatString") // a statement is read before the code around it
  private static final String READ =
      """
      select s.schedule, s.buyer, s.supplier, s.site, s.part, a.supplier_part, s.agreement, s.unit,
        r.received_cumulative, f.received_cumulative, coalesce(f.recorded_at, r.recorded_at), f.position, coalesce(f.received_as_of - 1, f.last_date)
      from %s s
        left join schedule_release r on r.schedule_no = s.schedule_no and r.position = s.release_position
        left join lateral (
          select e.position, e.received_cumulative, e.recorded_at, e.received_as_of, e.last_date from schedule_release e
          where e.schedule_no = s.schedule_no and e.position <= s.release_position
            and e.received_cumulative is not null and e.received_since is not distinct from r.received_since
          order by e.position limit 1) f on r.received_cumulative is not null
        left join %s a on a.buyer = s.buyer and a.supplier = s.supplier and a.part = s.part
      where s.%s = :party and s.successor is null %s
      """;

  /**
   * All of a side.
   *
   * @param parts by the buyers' numbers; null: all
   */
  static List<ServedSchedule> of(Trade trade, @Nullable Collection<String> parts) {
    Map<String, Object> params = trade.params();
    if (parts != null) params.put("parts", parts.toArray(String[]::new));
    return trade
        .db()
        .sql(
            READ.formatted(
                trade.table("delivery_schedule", SCHEDULES),
                trade.table("part_agreements", AGREEMENTS),
                trade.own(),
                parts == null ? "" : "and s.part = any(:parts)"))
        .params(params)
        .query(
            (row, _) -> {
              var stated = row.getBigDecimal(9);
              var first = row.getBigDecimal(10);
              var start = row.getObject(11, OffsetDateTime.class);
              long position = row.getLong(12);
              Long begun = row.wasNull() ? null : position;
              String buyer = requireNonNull(row.getString(2));
              String supplier = requireNonNull(row.getString(3));
              return new ServedSchedule(
                  requireNonNull(row.getString(1)),
                  buyer,
                  supplier,
                  trade.sites().code(buyer, supplier, requireNonNull(row.getString(4))),
                  requireNonNull(row.getString(5)),
                  row.getString(6),
                  row.getString(7),
                  requireNonNull(row.getString(8)),
                  stated == null ? null : new Quantity(stated),
                  first == null ? null : new Quantity(first),
                  start == null ? null : start.toInstant(),
                  begun,
                  row.getObject(13, LocalDate.class));
            })
        .list();
  }

  /** Whether it is where a shipment goes; one that does not say goes anywhere. */
  boolean isAt(@Nullable String shipTo) {
    return shipTo == null || shipTo.equals(site);
  }
}
