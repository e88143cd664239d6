package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A delivery schedule, for matching with shipment lines.
 *
 * @param number the number under which its releases are stored
 * @param supplierPart the supplier's part number; null where none is agreed
 * @param release the position of the release in force; null where there is none
 */
record ServedSchedule(
    long number,
    String schedule,
    String buyer,
    String supplier,
    String site,
    String part,
    @Nullable String supplierPart,
    @Nullable String agreement,
    String unit,
    @Nullable Long release) {
  private static final String SCHEDULES =
      "schedule_no, schedule, buyer, supplier, site, part, agreement, unit, release_position,"
          + " from_position, successor";
  private static final String AGREEMENTS = "buyer, supplier, part, supplier_part, from_position";

  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String READ =
      """
      select s.schedule_no, s.schedule, s.buyer, s.supplier, s.site, s.part, a.supplier_part, s.agreement, s.unit, s.release_position
      from %s s left join %s a on a.buyer = s.buyer and a.supplier = s.supplier and a.part = s.part
      where s.%s = :party and s.successor is null %s
      """;

  /**
   * Reads all schedules of a side.
   *
   * @param parts the buyers' numbers; null: all
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
              String buyer = requireNonNull(row.getString(3));
              String supplier = requireNonNull(row.getString(4));
              long release = row.getLong(10);
              Long inForce = row.wasNull() ? null : release;
              return new ServedSchedule(
                  row.getLong(1),
                  requireNonNull(row.getString(2)),
                  buyer,
                  supplier,
                  trade.sites().code(buyer, supplier, requireNonNull(row.getString(5))),
                  requireNonNull(row.getString(6)),
                  row.getString(7),
                  row.getString(8),
                  requireNonNull(row.getString(9)),
                  inForce);
            })
        .list();
  }

  /** Whether a shipment to this site can serve it; a shipment without a site can go anywhere. */
  boolean isAt(@Nullable String shipTo) {
    return shipTo == null || shipTo.equals(site);
  }

  /** Both numbers of the parts of all these schedules. */
  static Collection<String> parts(Collection<ServedSchedule> all) {
    Collection<String> parts = new TreeSet<>();
    for (ServedSchedule it : all) {
      parts.add(it.part());
      if (it.supplierPart() != null) parts.add(it.supplierPart());
    }
    return parts;
  }
}
