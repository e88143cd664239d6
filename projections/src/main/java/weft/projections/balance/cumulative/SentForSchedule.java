package weft.projections.balance.cumulative;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.balance.SentGoods;
import weft.balance.SentGoods.Came;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.balance.SiteNames;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.projections.shipment.ReceiptRow;
import weft.projections.shipment.SentLine;
import weft.projections.shipment.ShipmentRow;
import weft.shipment.Receipt;

/**
 * The shipments that serve a delivery schedule, and the quantities that each receipt reports for
 * them.
 */
public final class SentForSchedule {
  private static final int MOST = 100_000;

  private static final String SCHEDULES =
      "schedule_no, schedule, buyer, supplier, site, part, agreement, from_position, successor";
  private static final String AGREEMENTS = "buyer, supplier, part, supplier_part, from_position";
  private static final String LINES =
      """
      stream, item, buyer, supplier, ship_to, part, purchase_order, agreement, open, state, told_at, from_position\
      """;

  /**
   * Matches lines with schedules whatever their sites, and without checking that the schedule is
   * the only one there; the other rules are as in {@link ServedSchedules}.
   */
  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String SERVED =
      """
      from %1$s s left join %2$s a on a.buyer = s.buyer and a.supplier = s.supplier and a.part = s.part
        join %3$s t on t.buyer = s.buyer and t.supplier = s.supplier and t.part in (s.part, a.supplier_part) and t.state <> 'cancelled'
          and (t.agreement = s.agreement or t.purchase_order = s.agreement or (t.agreement is null and t.purchase_order is null))
      where %4$s\
      """;

  /**
   * The columns of a {@link Way}. For a line that names no schedule, they include the sites of all
   * schedules it may mean.
   */
  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String WAY =
      """
      s.buyer, s.supplier, s.site, t.ship_to,
        case when t.agreement is null and t.purchase_order is null then array(
          select x.site from %s x where x.buyer = s.buyer and x.supplier = s.supplier and x.part = s.part and x.successor is null)
        else '{}' end\
      """;

  /** The position of the line's first version that states it as it stands now. */
  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String SERVING =
      """
      select distinct t.stream, t.item::int,
        least(t.from_position, (select min(p.from_position) from transit_past p
          where p.stream = t.stream and p.item = t.item and p.told_at = t.told_at)),
        %s
      %s and s.schedule_no = any(:nos)
        and (t.told_at > :start or t.open > 0 or t.from_position > :position_of_start)
      order by 3, 1, 2
      """;

  private SentForSchedule() {}

  /**
   * The start from which reported goods count; goods that are open, or changed later, always count.
   */
  record From(Instant toldAfter, long changedAfter) {}

  /** A shipment line, counted from 1, and the position of the event that states it. */
  private record Serving(String stream, int line, long position) {}

  /**
   * The destination of a line and the site of a schedule, each by the name that was reported.
   *
   * @param sites the sites of all schedules of the part, this one's included; empty where the line
   *     names its schedule
   */
  private record Way(
      String buyer, String supplier, String site, @Nullable String shipTo, List<String> sites) {
    static Way of(ResultSet row, int first) throws SQLException {
      return new Way(
          requireNonNull(row.getString(first)),
          requireNonNull(row.getString(first + 1)),
          requireNonNull(row.getString(first + 2)),
          row.getString(first + 3),
          List.of((String[]) requireNonNull(row.getArray(first + 4)).getArray()));
    }

    /**
     * Whether the line serves the schedule. A line without a destination can go anywhere; a line
     * that names no schedule means the only one.
     */
    boolean serves(SiteNames names) {
      String at = names.code(buyer, supplier, site);
      boolean arrives = shipTo == null || names.code(buyer, supplier, shipTo).equals(at);
      return arrives
          && sites.stream().filter(it -> names.code(buyer, supplier, it).equals(at)).count() <= 1;
    }
  }

  /** A candidate, with its destination. */
  private record On<T>(T it, Way way) {}

  /**
   * The candidates that serve the schedule they were found for; all are between the same two
   * partners.
   */
  private static <T> List<T> serving(JdbcClient db, List<On<T>> all, Moment moment) {
    if (all.isEmpty()) return List.of();
    Way first = all.getFirst().way();
    var names = SiteNames.between(db, first.buyer(), first.supplier(), moment);
    return all.stream().filter(it -> it.way().serves(names)).map(On::it).toList();
  }

  static List<SentGoods> of(
      JdbcClient db, PartyScope scope, NamedBefore all, From start, Moment moment) {
    Map<String, List<Serving>> serving = serving(db, scope, all, start, moment);
    List<Filter> only =
        List.of(
            new Filter(
                "t.stream = any(:streams)", "streams", serving.keySet().toArray(String[]::new)));
    Map<String, ShipmentRow> shipments =
        ShipmentRow.BOARD.reads().list(db, scope, only, List.of(), moment, MOST).stream()
            .collect(Collectors.toMap(ShipmentRow::stream, Function.identity()));
    Map<String, List<ReceiptRow>> receipts =
        ReceiptRow.BOARD.reads().list(db, scope, only, List.of(), moment, MOST).stream()
            .collect(Collectors.groupingBy(ReceiptRow::stream));
    SentBack back = SentBack.of(db, scope, serving.keySet(), moment);
    List<SentGoods> sent = new ArrayList<>();
    serving.forEach(
        (stream, lines) ->
            sent.addAll(
                goods(
                    requireNonNull(shipments.get(stream)),
                    receipts.getOrDefault(stream, List.of()),
                    lines,
                    back)));
    return sent;
  }

  /** The schedules that a shipment's lines serve, each with its lines, counted from 1. */
  public static Map<String, List<Integer>> of(
      JdbcClient db, PartyScope scope, String shipment, Moment moment) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("shipment", shipment);
    if (moment.position() != null) params.put("position", moment.position());
    List<On<Map.Entry<String, Integer>>> found =
        db.sql(
                "select s.schedule, t.item::int, %s %s and s.successor is null and t.stream = :shipment order by 1, 2"
                    .formatted(way(moment), served(scope, moment)))
            .params(params)
            .query(
                (row, _) ->
                    new On<>(
                        Map.entry(requireNonNull(row.getString(1)), row.getInt(2)), Way.of(row, 3)))
            .list();
    Map<String, List<Integer>> lines = new TreeMap<>();
    for (var it : serving(db, found, moment))
      lines.computeIfAbsent(it.getKey(), _ -> new ArrayList<>()).add(it.getValue());
    return lines;
  }

  private static String served(PartyScope scope, Moment moment) {
    String own =
        switch (scope.role()) {
          case BUYER -> "s.buyer = :party and t.buyer = :party";
          case SUPPLIER -> "s.supplier = :party and t.supplier = :party";
          case VIEWER, AUDITOR, OPERATOR -> ":party <> ''";
        };
    return SERVED.formatted(
        moment.of("delivery_schedule", SCHEDULES),
        moment.of("part_agreements", AGREEMENTS),
        moment.of("transit", LINES),
        own);
  }

  private static String way(Moment moment) {
    return WAY.formatted(moment.of("delivery_schedule", SCHEDULES));
  }

  private static Map<String, List<Serving>> serving(
      JdbcClient db, PartyScope scope, NamedBefore all, From start, Moment moment) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("nos", all.asNumbers());
    params.put("start", start.toldAfter().atOffset(ZoneOffset.UTC));
    params.put("position_of_start", start.changedAfter());
    if (moment.position() != null) params.put("position", moment.position());
    List<On<Serving>> found =
        db.sql(SERVING.formatted(way(moment), served(scope, moment)))
            .params(params)
            .query(
                (row, _) ->
                    new On<>(
                        new Serving(
                            requireNonNull(row.getString(1)), row.getInt(2), row.getLong(3)),
                        Way.of(row, 4)))
            .list();
    Map<String, List<Serving>> serving = new LinkedHashMap<>();
    for (Serving it : new LinkedHashSet<>(serving(db, found, moment)))
      serving.computeIfAbsent(it.stream(), _ -> new ArrayList<>()).add(it);
    return serving;
  }

  /** The goods per unit of the lines: one entry, unless the lines name the part by two numbers. */
  private static List<SentGoods> goods(
      ShipmentRow row, List<ReceiptRow> receipts, List<Serving> serving, SentBack back) {
    List<Receipt> told =
        receipts.stream().map(it -> new Receipt(it.number(), it.received(), it.lines())).toList();
    List<List<SentLine>> stages = SentLine.stages(row.lines(), told);
    Map<String, List<Serving>> units = new TreeMap<>();
    for (Serving it : serving)
      units.computeIfAbsent(row.lines().get(it.line() - 1).unit(), _ -> new ArrayList<>()).add(it);
    List<SentGoods> all = new ArrayList<>();
    units.forEach(
        (unit, lines) ->
            all.add(
                goods(row, receipts, stages, unit, lines)
                    .sentBack(back.of(row.stream(), lines.stream().map(Serving::line).toList()))));
    return all;
  }

  private static SentGoods goods(
      ShipmentRow row,
      List<ReceiptRow> receipts,
      List<List<SentLine>> stages,
      String unit,
      List<Serving> lines) {
    Set<String> names = new TreeSet<>(Set.of(row.number()));
    for (Serving it : lines) {
      String note = row.lines().get(it.line() - 1).deliveryNote();
      if (note != null) names.add(note);
    }
    List<Came> came = new ArrayList<>();
    for (int i = 0; i < receipts.size(); i++) {
      List<SentLine> before = stages.get(i);
      List<SentLine> after = stages.get(i + 1);
      var it =
          new Came(
              receipts.get(i).fromPosition(),
              receipts.get(i).received(),
              rise(before, after, lines, SentLine::received),
              rise(before, after, lines, SentLine::missing),
              rise(before, after, lines, SentLine::over),
              rise(before, after, lines, SentLine::damaged));
      if (it.quantity().isPositive() || it.missing().isPositive()) came.add(it);
    }
    return new SentGoods(
        row.stream(),
        row.number(),
        names,
        lines.getFirst().position(),
        row.toldAt(),
        row.shipped(),
        row.arrives(),
        sum(stages.getLast(), lines, SentLine::quantity),
        sum(stages.getLast(), lines, SentLine::open),
        unit,
        came);
  }

  private static Quantity rise(
      List<SentLine> before,
      List<SentLine> after,
      List<Serving> lines,
      Function<SentLine, Quantity> of) {
    return sum(after, lines, of).minus(sum(before, lines, of));
  }

  private static Quantity sum(
      List<SentLine> lines, List<Serving> of, Function<SentLine, Quantity> quantity) {
    return of.stream()
        .map(it -> quantity.apply(lines.get(it.line() - 1)))
        .reduce(Quantity.ZERO, Quantity::plus);
  }
}
