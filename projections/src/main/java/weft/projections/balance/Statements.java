package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.balance.CountRuling;
import weft.balance.Statement;
import weft.measure.Quantity;
import weft.party.Side;
import weft.scheduling.release.CountChange;
import weft.scheduling.release.Received;

/** The receipts that releases of schedules state. */
public final class Statements {
  /** Columns of {@code schedule_release e}, for {@link #of(ResultSet, int, UnaryOperator)}. */
  public static final String COLUMNS =
      """
      e.number, e.kind = 'call-off', e.position, e.recorded_at, e.received_cumulative, e.received_as_of, e.last_quantity, e.last_date, e.last_reference,
        e.received_since, coalesce(e.received_origin ->> 'interchange' <> e.interchange, false)\
      """;

  private static final String RELEASES =
      "select e.schedule_no, %s from schedule_release e where e.schedule_no = any(:nos) order by e.position"
          .formatted(COLUMNS);

  private static final String RULINGS =
      """
      select r.schedule_no, r.position, r.recorded_at, r.side, r.release, r.call_off, r.change, r.counted_from, r.counted_to
      from count_ruling r where r.schedule_no = any(:nos) and r.position <= :until order by r.position\
      """;

  /** Schedules that were continued under another name. */
  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String CONTINUED =
      """
      select d.schedule_no, d.schedule, d.successor from %s d
      where d.%s = :party and d.successor is not null and not d.replaced\
      """;

  private static final String SCHEDULES =
      "schedule_no, schedule, successor, replaced, buyer, supplier, from_position";

  private final Map<Long, List<Statement>> byNumber = new HashMap<>();

  private Statements() {}

  /** Reads the statements of schedules and of their predecessors, each in its schedule's unit. */
  static Statements of(Trade trade, List<ServedSchedule> schedules) {
    Map<Long, ServedSchedule> of = new HashMap<>();
    for (ServedSchedule it : schedules) if (it.release() != null) of.put(it.number(), it);
    if (!of.isEmpty()) of.putAll(continued(trade, of));
    var all = new Statements();
    trade
        .db()
        .sql(RELEASES)
        .param("nos", of.keySet().toArray(Long[]::new))
        .query(
            row -> {
              ServedSchedule its = requireNonNull(of.get(row.getLong(1)));
              Statement it = of(row, 2, quantity -> quantity);
              if (it.position() <= requireNonNull(its.release()))
                all.byNumber.computeIfAbsent(its.number(), _ -> new ArrayList<>()).add(it);
            });
    Long until = trade.moment().position();
    Map<Long, List<CountRuling>> rulings = new HashMap<>();
    rulings(trade.db(), of.keySet(), until, it -> it)
        .forEach(
            (no, said) ->
                rulings
                    .computeIfAbsent(requireNonNull(of.get(no)).number(), _ -> new ArrayList<>())
                    .addAll(said));
    rulings.forEach(
        (no, said) -> {
          said.sort(Comparator.comparingLong(CountRuling::position));
          all.byNumber.computeIfPresent(no, (_, its) -> CountRuling.on(its, said));
        });
    return all;
  }

  /**
   * Reads both sides' rulings about the releases of schedules, by schedule, oldest first.
   *
   * @param until the last position to read; null: now
   */
  public static Map<Long, List<CountRuling>> rulings(
      JdbcClient db, Collection<Long> schedules, @Nullable Long until, UnaryOperator<Quantity> in) {
    Map<Long, List<CountRuling>> all = new HashMap<>();
    if (schedules.isEmpty()) return all;
    db.sql(RULINGS)
        .param("nos", schedules.toArray(Long[]::new))
        .param("until", until == null ? Long.MAX_VALUE : until)
        .query(
            row -> {
              all.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(ruling(row).in(in));
            });
    return all;
  }

  private static CountRuling ruling(ResultSet row) throws SQLException {
    return new CountRuling(
        row.getLong(2),
        requireNonNull(row.getObject(3, OffsetDateTime.class)).toInstant(),
        "buyer".equals(row.getString(4)) ? Side.BUYER : Side.SUPPLIER,
        requireNonNull(row.getString(5)),
        row.getBoolean(6),
        "begins-anew".equals(row.getString(7)) ? CountChange.BEGINS_ANEW : CountChange.CORRECTED,
        new Quantity(requireNonNull(row.getBigDecimal(8))),
        new Quantity(requireNonNull(row.getBigDecimal(9))));
  }

  private static Map<Long, ServedSchedule> continued(
      Trade trade, Map<Long, ServedSchedule> schedules) {
    Map<String, ServedSchedule> names = new HashMap<>();
    for (ServedSchedule it : schedules.values()) names.put(it.schedule(), it);
    record Link(long number, String schedule, String successor) {}
    List<Link> links =
        new ArrayList<>(
            trade
                .db()
                .sql(CONTINUED.formatted(trade.table("delivery_schedule", SCHEDULES), trade.own()))
                .params(trade.params())
                .query(
                    (row, _) ->
                        new Link(
                            row.getLong(1),
                            requireNonNull(row.getString(2)),
                            requireNonNull(row.getString(3))))
                .list());
    Map<Long, ServedSchedule> found = new HashMap<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Link it : List.copyOf(links)) {
        ServedSchedule goesOnAs = names.get(it.successor());
        if (goesOnAs == null) continue;
        names.put(it.schedule(), goesOnAs);
        found.put(it.number(), goesOnAs);
        links.remove(it);
        more = true;
      }
    }
    return found;
  }

  /** Oldest first; empty where no release is in force. */
  List<Statement> of(ServedSchedule it) {
    return byNumber.getOrDefault(it.number(), List.of());
  }

  /**
   * Reads a statement from a row, with the first of {@link #COLUMNS} at {@code first}, and converts
   * it.
   */
  public static Statement of(ResultSet row, int first, UnaryOperator<Quantity> in)
      throws SQLException {
    var received =
        new Received(
            in(in, row.getBigDecimal(first + 4)),
            row.getObject(first + 5, LocalDate.class),
            in(in, row.getBigDecimal(first + 6)),
            row.getObject(first + 7, LocalDate.class),
            row.getString(first + 8),
            null,
            null,
            row.getObject(first + 9, LocalDate.class));
    return new Statement(
        requireNonNull(row.getString(first)),
        row.getBoolean(first + 1),
        row.getLong(first + 2),
        requireNonNull(row.getObject(first + 3, OffsetDateTime.class)).toInstant(),
        received,
        row.getBoolean(first + 10));
  }

  private static @Nullable Quantity in(UnaryOperator<Quantity> in, @Nullable BigDecimal it) {
    return it == null ? null : in.apply(new Quantity(it));
  }
}
