package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/** Lines of shipments, summed by what they name and since when they count, and so read in few. */
final class SentLines {
  private static final String TRANSIT =
      """
      stream, item, buyer, supplier, ship_to, part, unit, purchase_order, agreement, sent, received, state, told_at, from_position\
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

  /**
   * What came of lines that were told before a count began, and after that: the buyer counts it,
   * and so does its supplier, or what it sends next would be set against it. What the buyer had
   * counted when it began, and told later, is left out with all of its line.
   */
  @SuppressWarnings("InlineFormatString") // a statement is read before the code around it
  private static final String CAME_SINCE =
      """
      select s.n, t.buyer, t.supplier, t.part, t.ship_to, t.agreement, t.purchase_order, t.unit, sum(t.received - coalesce(b.received, 0)), max(t.told_at)
      from unnest(:numbers::text[], :ns::int[], :begins::text[]::timestamptz[], :positions::bigint[], :counted::text[]::date[])
          as s(part, n, begins, position, counted)
        join %s t on t.part = s.part and t.told_at <= s.begins and t.from_position > s.position
        left join lateral (
          select p.received from transit_past p where p.stream = t.stream and p.item = t.item and p.from_position <= s.position
          order by p.from_position desc limit 1) b on true
      where t.%s = :party and t.state <> 'cancelled' and t.received > coalesce(b.received, 0)
        and not exists (select from %s r where r.stream = t.stream and r.from_position > s.position and r.received <= s.counted)
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
    cameSince(trade, schedules, sums);
    sums.forEach(
        (in, sum) -> since.add(in.schedule(), in.unit(), sum.sent(), sum.received(), sum.told()));
  }

  private static ServedSchedules.Line line(Trade trade, ResultSet row, int first)
      throws SQLException {
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

  private static void cameSince(Trade trade, ServedSchedules schedules, Map<In, Sum> sums) {
    List<String> numbers = new ArrayList<>();
    List<Integer> ns = new ArrayList<>();
    List<String> begins = new ArrayList<>();
    List<Long> positions = new ArrayList<>();
    List<@Nullable String> counted = new ArrayList<>();
    List<ServedSchedule> all = schedules.all();
    for (int n = 0; n < all.size(); n++) {
      ServedSchedule it = all.get(n);
      if (it.start() == null || it.begun() == null) continue;
      for (String number : it.numbers()) {
        numbers.add(number);
        ns.add(n);
        begins.add(it.start().toString());
        positions.add(it.begun());
        counted.add(it.counted() == null ? null : it.counted().toString());
      }
    }
    if (numbers.isEmpty()) return;
    Map<String, Object> params = trade.params();
    params.put("numbers", numbers.toArray(String[]::new));
    params.put("ns", ns.toArray(Integer[]::new));
    params.put("begins", begins.toArray(String[]::new));
    params.put("positions", positions.toArray(Long[]::new));
    params.put("counted", counted.toArray(String[]::new));
    trade
        .db()
        .sql(
            CAME_SINCE.formatted(
                trade.table("transit", TRANSIT),
                trade.own(),
                trade.table("receipts", "stream, received, buyer, supplier, from_position")))
        .params(params)
        .query(
            row -> {
              ServedSchedule schedule = all.get(row.getInt(1));
              if (!schedules.serves(line(trade, row, 2), schedule)) return;
              var came = new Quantity(requireNonNull(row.getBigDecimal(9)));
              Instant told = requireNonNull(row.getObject(10, OffsetDateTime.class)).toInstant();
              sums.merge(
                  new In(schedule, requireNonNull(row.getString(8))),
                  new Sum(came, came, told),
                  Sum::plus);
            });
  }
}
