package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * What came of lines that were told before a count began, and after that: the buyer counts it, and
 * so does its supplier, or what it sends next would be set against it. What the buyer had counted
 * when it began, and told later, is left out with all of its line.
 */
final class CameSince {
  private static final String TRANSIT =
      """
      stream, item, buyer, supplier, ship_to, part, unit, purchase_order, agreement, received, state, told_at, from_position\
      """;

  /** Lines that were told before some count began, and changed after it did. */
  @SuppressWarnings("InlineFormatString") // a statement is read before the code around it
  private static final String UNDER_WAY =
      """
      select t.buyer, t.supplier, t.part, t.ship_to, t.agreement, t.purchase_order, t.unit, t.received, t.told_at, t.stream, t.item, t.from_position
      from %s t
      where t.%s = :party and t.state <> 'cancelled' and t.received > 0 %s
        and width_bucket(t.told_at, :begins::text[]::timestamptz[]) < width_bucket(t.from_position, :positions::text[]::bigint[])
      """;

  @SuppressWarnings("InlineFormatString") // a statement is read before the code around it
  private static final String SINCE =
      """
      select s.n, s.received - coalesce(b.received, 0)
      from unnest(:ns::text[]::int[], :streams::text[], :items::text[], :begun::text[]::bigint[], :counted::text[]::date[], :received::text[]::numeric[])
          as s(n, stream, item, begun, counted, received)
        left join lateral (
          select p.received from transit_past p where p.stream = s.stream and p.item = s.item and p.from_position <= s.begun
          order by p.from_position desc limit 1) b on true
      where s.received > coalesce(b.received, 0)
        and not exists (select from %s r where r.%s = :party and r.stream = s.stream and r.from_position > s.begun and r.received <= s.counted)
      """;

  private CameSince() {}

  /**
   * So much of one line, for one schedule.
   *
   * @param told when the line was
   */
  record Came(ServedSchedule schedule, String unit, Quantity quantity, Instant told) {
    private Came of(Quantity came) {
      return new Came(schedule, unit, came, told);
    }
  }

  /** One that was under way when a schedule's count began; all that was received of it by now. */
  private record Line(Came received, String stream, String item) {}

  /**
   * Of each line for each schedule that it serves.
   *
   * @param ofSome whether of the schedules' parts alone, and not of all
   */
  static List<Came> of(Trade trade, ServedSchedules schedules, boolean ofSome) {
    List<ServedSchedule> counting =
        schedules.all().stream().filter(it -> it.start() != null && it.begun() != null).toList();
    if (counting.isEmpty()) return List.of();
    Map<String, Object> params = trade.params();
    // A line that was told at the very moment of a start is under way, and times have microseconds.
    params.put(
        "begins", sorted(counting, it -> requireNonNull(it.start()).plus(1, ChronoUnit.MICROS)));
    params.put("positions", sorted(counting, ServedSchedule::begun));
    if (ofSome) params.put("parts", schedules.parts().toArray(String[]::new));
    List<Line> lines = new ArrayList<>();
    trade
        .db()
        .sql(
            UNDER_WAY.formatted(
                trade.table("transit", TRANSIT),
                trade.own(),
                ofSome ? "and t.part = any(:parts)" : ""))
        .params(params)
        .query(
            row -> {
              lines.addAll(lines(trade, schedules, row));
            });
    return lines.isEmpty() ? List.of() : since(trade, lines);
  }

  private static <T extends Comparable<T>> String[] sorted(
      List<ServedSchedule> counting, Function<ServedSchedule, @Nullable T> by) {
    return counting.stream()
        .map(by)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .map(Object::toString)
        .toArray(String[]::new);
  }

  private static List<Line> lines(Trade trade, ServedSchedules schedules, ResultSet row)
      throws SQLException {
    Instant told = requireNonNull(row.getObject(9, OffsetDateTime.class)).toInstant();
    long changed = row.getLong(12);
    List<Line> lines = new ArrayList<>();
    for (ServedSchedule it : schedules.of(SentLines.line(trade, row, 1))) {
      if (it.start() == null || it.begun() == null) continue;
      if (told.isAfter(it.start()) || changed <= it.begun()) continue;
      var received =
          new Came(
              it,
              requireNonNull(row.getString(7)),
              new Quantity(requireNonNull(row.getBigDecimal(8))),
              told);
      lines.add(
          new Line(received, requireNonNull(row.getString(10)), requireNonNull(row.getString(11))));
    }
    return lines;
  }

  private static List<Came> since(Trade trade, List<Line> lines) {
    Map<String, Object> params = trade.params();
    params.put("ns", each(lines, (_, n) -> n));
    params.put("streams", each(lines, (it, _) -> it.stream()));
    params.put("items", each(lines, (it, _) -> it.item()));
    params.put("begun", each(lines, (it, _) -> it.received().schedule().begun()));
    params.put("counted", each(lines, (it, _) -> it.received().schedule().counted()));
    params.put("received", each(lines, (it, _) -> it.received().quantity()));
    return trade
        .db()
        .sql(
            SINCE.formatted(
                trade.table("receipts", "stream, received, buyer, supplier, from_position"),
                trade.own()))
        .params(params)
        .query(
            (row, _) ->
                lines
                    .get(row.getInt(1))
                    .received()
                    .of(new Quantity(requireNonNull(row.getBigDecimal(2)))))
        .list();
  }

  private interface Numbered {
    @Nullable Object of(Line line, int number);
  }

  private static @Nullable String[] each(List<Line> lines, Numbered value) {
    var each = new @Nullable String[lines.size()];
    for (int n = 0; n < each.length; n++) {
      Object it = value.of(lines.get(n), n);
      each[n] = it == null ? null : it.toString();
    }
    return each;
  }
}
