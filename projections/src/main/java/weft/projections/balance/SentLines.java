package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import weft.measure.Quantity;

/** Lines of shipments, summed by what they name and since when they count, and so read in few. */
final class SentLines {
  private static final String TRANSIT =
      """
      buyer, supplier, ship_to, part, unit, purchase_order, agreement, sent, received, state, told_at, from_position\
      """;

  @SuppressWarnings("InlineFormatString") // a statement is read before the code around it
  private static final String SUMS =
      """
      select t.buyer, t.supplier, t.part, t.ship_to, t.agreement, t.purchase_order, t.unit,
        width_bucket(t.told_at, :starts::text[]::timestamptz[]), sum(t.sent), sum(t.received), max(t.told_at)
      from %s t
      where t.%s = :party and t.state <> 'cancelled' and t.told_at >= :start::text::timestamptz %s
      group by 1, 2, 3, 4, 5, 6, 7, 8
      """;

  private SentLines() {}

  private record In(ServedSchedule schedule, String unit) {}

  private record Sum(Quantity sent, Quantity received, Instant told) {
    Sum plus(Sum it) {
      return new Sum(
          sent.plus(it.sent), received.plus(it.received), told.isAfter(it.told) ? told : it.told);
    }
  }

  /** Adds to each schedule what was sent for it. */
  static void of(Trade trade, ServedSchedules schedules, boolean ofSome, Since since) {
    // What was told at the very moment of a start does not count, and times have microseconds.
    String[] starts =
        schedules.starts().stream()
            .map(it -> it.plus(1, ChronoUnit.MICROS).toString())
            .toArray(String[]::new);
    Map<String, Object> params = trade.params();
    params.put("starts", starts);
    params.put("start", starts[0]);
    if (ofSome) params.put("parts", schedules.parts().toArray(String[]::new));
    Map<In, Sum> sums = new LinkedHashMap<>();
    trade
        .db()
        .sql(
            SUMS.formatted(
                trade.table("transit", TRANSIT),
                trade.own(),
                ofSome ? "and t.part = any(:parts)" : ""))
        .params(params)
        .query(
            row -> {
              ServedSchedules.Line line = line(trade, row, 1);
              var sent =
                  new Sum(
                      new Quantity(requireNonNull(row.getBigDecimal(9))),
                      new Quantity(requireNonNull(row.getBigDecimal(10))),
                      requireNonNull(row.getObject(11, OffsetDateTime.class)).toInstant());
              String unit = requireNonNull(row.getString(7));
              for (ServedSchedule it : schedules.of(line, row.getInt(8)))
                sums.merge(new In(it, unit), sent, Sum::plus);
            });
    for (CameSince.Came it : CameSince.of(trade, schedules, ofSome))
      sums.merge(
          new In(it.schedule(), it.unit()),
          new Sum(it.quantity(), it.quantity(), it.told()),
          Sum::plus);
    sums.forEach(
        (in, sum) -> since.add(in.schedule(), in.unit(), sum.sent(), sum.received(), sum.told()));
  }

  /** What a row names, from a column on. */
  static ServedSchedules.Line line(Trade trade, ResultSet row, int first) throws SQLException {
    String buyer = requireNonNull(row.getString(first));
    String supplier = requireNonNull(row.getString(first + 1));
    return new ServedSchedules.Line(
        buyer,
        supplier,
        requireNonNull(row.getString(first + 2)),
        trade.sites().codeOrNull(buyer, supplier, row.getString(first + 3)),
        row.getString(first + 4),
        row.getString(first + 5));
  }
}
