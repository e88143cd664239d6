package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.balance.SentGoods.Back;
import weft.balance.SentGoods.Came;
import weft.measure.Quantity;

/** Shipment lines, each with the quantities that each receipt reports for it. */
final class SentLines {
  private static final String TRANSIT =
      """
      stream, item, buyer, supplier, number, ship_to, shipped, arrives, part, unit, purchase_order, agreement, sent, received, open, returned, state, told_at, version, from_position\
      """;
  private static final String RECEIPTS = "stream, received, buyer, supplier, from_position";

  /** Reads lines that are open, and lines that were reported or changed since a count began. */
  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String LINES =
      """
      select t.buyer, t.supplier, t.part, t.ship_to, t.agreement, t.purchase_order, t.stream, t.item, t.number, t.shipped, t.arrives, t.unit,
        t.sent, t.received, t.open, t.told_at, t.version, t.from_position
      from %s t
      where t.%s = :party and t.state <> 'cancelled' %s
        and (t.open > 0 or t.told_at > :told::text::timestamptz or t.from_position > :changed)
      order by t.from_position, t.stream, t.item\
      """;

  /** Reads earlier versions of the lines; the versions of one stream in order. */
  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String VERSIONS =
      """
      select p.stream, p.item, p.from_position, p.told_at, p.received, p.open, r.received, p.returned
      from (select stream, item, from_position, told_at, received, open, returned from transit_past where stream = any(:streams) and %1$s = :party
          union all
          select stream, item, from_position, told_at, received, open, returned from transit where stream = any(:streams) and %1$s = :party) p
        left join %2$s r on r.stream = p.stream and r.from_position = p.from_position
      order by p.stream, p.item, p.from_position\
      """;

  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String NOTES =
      """
      select h.stream, l.ordinality, l.line ->> 'delivery_note'
      from %s h cross join lateral jsonb_array_elements(h.lines) with ordinality as l(line, ordinality)
      where h.%s = :party and h.stream = any(:streams) and l.line ->> 'delivery_note' = any(:notes)\
      """;

  private SentLines() {}

  /**
   * One line.
   *
   * @param announced the position of the event that states it
   * @param came receipts in the order in which they were reported
   * @param back what the buyer sent back, in the same order
   */
  record SentLine(
      ServedSchedules.Line names,
      String stream,
      String item,
      String number,
      @Nullable LocalDate shipped,
      @Nullable LocalDate arrives,
      String unit,
      Quantity sent,
      Quantity open,
      Instant toldAt,
      long announced,
      List<Came> came,
      List<Back> back) {}

  /**
   * Reads all lines that may count: the open ones, and those selected by the last two parameters.
   *
   * @param parts either number; null: all
   * @param told selects lines reported after this moment
   * @param changed selects lines that changed after this position
   */
  static List<SentLine> of(
      Trade trade, @Nullable Collection<String> parts, Instant told, long changed) {
    Map<String, Object> params = trade.params();
    params.put("told", told.toString());
    params.put("changed", changed);
    if (parts != null) params.put("parts", parts.toArray(String[]::new));
    Set<String> streams = new LinkedHashSet<>();
    List<SentLine> lines =
        trade
            .db()
            .sql(
                LINES.formatted(
                    trade.table("transit", TRANSIT),
                    trade.own(),
                    parts == null ? "" : "and t.part = any(:parts)"))
            .params(params)
            .query(
                (row, _) -> {
                  SentLine it = line(trade, row);
                  if (row.getLong(17) > 1) streams.add(it.stream());
                  return it;
                })
            .list();
    return streams.isEmpty() ? lines : with(lines, versions(trade, streams));
  }

  private static SentLine line(Trade trade, ResultSet row) throws SQLException {
    return new SentLine(
        names(trade, row),
        requireNonNull(row.getString(7)),
        requireNonNull(row.getString(8)),
        requireNonNull(row.getString(9)),
        row.getObject(10, LocalDate.class),
        row.getObject(11, LocalDate.class),
        requireNonNull(row.getString(12)),
        new Quantity(requireNonNull(row.getBigDecimal(13))),
        new Quantity(requireNonNull(row.getBigDecimal(15))),
        requireNonNull(row.getObject(16, OffsetDateTime.class)).toInstant(),
        row.getLong(18),
        List.of(),
        List.of());
  }

  private static ServedSchedules.Line names(Trade trade, ResultSet row) throws SQLException {
    String buyer = requireNonNull(row.getString(1));
    String supplier = requireNonNull(row.getString(2));
    return new ServedSchedules.Line(
        buyer,
        supplier,
        requireNonNull(row.getString(3)),
        trade.sites().codeOrNull(buyer, supplier, row.getString(4)),
        row.getString(5),
        row.getString(6));
  }

  private record Of(String stream, String item) {}

  /** A version of a line, and the receipt that caused it, if one did. */
  private record Version(
      long position,
      Instant toldAt,
      BigDecimal received,
      BigDecimal open,
      @Nullable LocalDate came,
      BigDecimal returned) {}

  private static Map<Of, List<Version>> versions(Trade trade, Set<String> streams) {
    Map<String, Object> params = trade.params();
    params.put("streams", streams.toArray(String[]::new));
    Map<Of, List<Version>> all = new HashMap<>();
    Long until = trade.moment().position();
    trade
        .db()
        .sql(VERSIONS.formatted(trade.own(), trade.table("receipts", RECEIPTS)))
        .params(params)
        .query(
            row -> {
              if (until != null && row.getLong(3) > until) return;
              var of = new Of(requireNonNull(row.getString(1)), requireNonNull(row.getString(2)));
              all.computeIfAbsent(of, _ -> new ArrayList<>())
                  .add(
                      new Version(
                          row.getLong(3),
                          requireNonNull(row.getObject(4, OffsetDateTime.class)).toInstant(),
                          requireNonNull(row.getBigDecimal(5)),
                          requireNonNull(row.getBigDecimal(6)),
                          row.getObject(7, LocalDate.class),
                          requireNonNull(row.getBigDecimal(8))));
            });
    return all;
  }

  private static List<SentLine> with(List<SentLine> lines, Map<Of, List<Version>> versions) {
    List<SentLine> all = new ArrayList<>(lines.size());
    for (SentLine it : lines) {
      List<Version> its = versions.get(new Of(it.stream(), it.item()));
      all.add(its == null ? it : with(it, its));
    }
    return all;
  }

  private static SentLine with(SentLine line, List<Version> versions) {
    long announced = line.announced();
    List<Came> came = new ArrayList<>();
    List<Back> back = new ArrayList<>();
    Version before = null;
    for (Version it : versions) {
      if (it.toldAt().equals(line.toldAt())) {
        announced = Math.min(announced, it.position());
        if (before != null && before.toldAt().equals(it.toldAt())) {
          Quantity more = new Quantity(it.returned().subtract(before.returned()));
          if (more.isPositive()) back.add(new Back(it.position(), more));
        }
        if (before != null && it.came() != null && before.toldAt().equals(it.toldAt())) {
          Quantity quantity = new Quantity(it.received().subtract(before.received()));
          Quantity closed = new Quantity(before.open().subtract(it.open()));
          Quantity missing = closed.exceeds(quantity) ? closed.minus(quantity) : Quantity.ZERO;
          Quantity over = quantity.exceeds(closed) ? quantity.minus(closed) : Quantity.ZERO;
          if (quantity.isPositive() || missing.isPositive())
            came.add(new Came(it.position(), it.came(), quantity, missing, over, Quantity.ZERO));
        }
      }
      before = it;
    }
    return new SentLine(
        line.names(),
        line.stream(),
        line.item(),
        line.number(),
        line.shipped(),
        line.arrives(),
        line.unit(),
        line.sent(),
        line.open(),
        line.toldAt(),
        announced,
        List.copyOf(came),
        List.copyOf(back));
  }

  /**
   * Finds which of these delivery notes each line of some shipments carries; the key is {@link
   * #note}.
   */
  static Map<String, String> notes(Trade trade, Set<String> streams, Set<String> notes) {
    Map<String, String> found = new HashMap<>();
    if (streams.isEmpty() || notes.isEmpty()) return found;
    Map<String, Object> params = trade.params();
    params.put("streams", streams.toArray(String[]::new));
    params.put("notes", notes.toArray(String[]::new));
    trade
        .db()
        .sql(
            NOTES.formatted(
                trade.table("shipments", "stream, buyer, supplier, lines, from_position"),
                trade.own()))
        .params(params)
        .query(
            row -> {
              found.put(
                  note(requireNonNull(row.getString(1)), row.getInt(2)),
                  requireNonNull(row.getString(3)));
            });
    return found;
  }

  /** The key of a line in {@link #notes}. */
  static String note(String stream, int item) {
    return stream + '\n' + item;
  }
}
