package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weft.balance.Statement;
import weft.measure.Quantity;
import weft.scheduling.release.Received;

/** What the releases of schedules state of what was received. */
public final class Statements {
  /** Of {@code schedule_release e}, for {@link #of(ResultSet, int, UnaryOperator)}. */
  public static final String COLUMNS =
      """
      e.number, e.kind = 'call-off', e.position, e.recorded_at, e.received_cumulative, e.received_as_of, e.last_quantity, e.last_date, e.last_reference,
        e.received_since, coalesce(e.received_origin ->> 'interchange' <> e.interchange, false)\
      """;

  private static final String RELEASES =
      "select e.schedule_no, %s from schedule_release e where e.schedule_no = any(:nos) order by e.position"
          .formatted(COLUMNS);

  /** Schedules that went on as another one, under another name. */
  @SuppressWarnings("InlineFormatString") // a statement is read before the code around it
  private static final String CONTINUED =
      """
      select d.schedule_no, d.schedule, d.successor from %s d
      where d.%s = :party and d.successor is not null and not d.replaced\
      """;

  private static final String SCHEDULES =
      "schedule_no, schedule, successor, replaced, buyer, supplier, from_position";

  private final Map<Long, List<Statement>> byNumber = new HashMap<>();

  private Statements() {}

  /** Of schedules, and of those that went on as them; each in its schedule's unit. */
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
    return all;
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

  /** Oldest first; none where no release is in force. */
  List<Statement> of(ServedSchedule it) {
    return byNumber.getOrDefault(it.number(), List.of());
  }

  /** From a row, {@link #COLUMNS} from the first of these on, in a unit. */
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
