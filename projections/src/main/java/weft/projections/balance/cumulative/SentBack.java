package weft.projections.balance.cumulative;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.balance.SentGoods.Back;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/** The quantities of each shipment line that the buyer sent back, in the order of their events. */
record SentBack(Map<Line, List<Back>> lines) {
  /** Versions of lines that were sent back, since the lines were last announced. */
  @SuppressWarnings("InlineFormatString") // keeps the SQL in one piece
  private static final String BACK =
      """
      select v.stream, v.item::int, v.from_position, v.returned
      from (select stream, item, from_position, told_at, returned from transit_past where stream = any(:streams) and %1$s
          union all select stream, item, from_position, told_at, returned from transit where stream = any(:streams) and %1$s) v
      where v.returned > 0 and v.from_position <= :until
        and v.told_at = (select max(x.told_at) from (
          select told_at, from_position from transit_past where stream = v.stream and item = v.item
          union all select told_at, from_position from transit where stream = v.stream and item = v.item) x where x.from_position <= :until)
      order by v.stream, v.item, v.from_position
      """;

  /** A line of a shipment, counted from 1. */
  private record Line(String stream, int line) {}

  static SentBack of(JdbcClient db, PartyScope scope, Collection<String> streams, Moment moment) {
    String own =
        switch (scope.role()) {
          case BUYER -> "buyer = :party";
          case SUPPLIER -> "supplier = :party";
          case VIEWER, AUDITOR, OPERATOR -> ":party <> ''"; // row security decides
        };
    Map<Line, List<Back>> all = new HashMap<>();
    Map<Line, Quantity> before = new HashMap<>();
    Long until = moment.position();
    db.sql(BACK.formatted(own))
        .param("party", scope.party().value())
        .param("streams", streams.toArray(String[]::new))
        .param("until", until == null ? Long.MAX_VALUE : until)
        .query(
            row -> {
              var line = new Line(requireNonNull(row.getString(1)), row.getInt(2));
              Quantity now = new Quantity(requireNonNull(row.getBigDecimal(4)));
              Quantity more = now.minus(before.getOrDefault(line, Quantity.ZERO));
              before.put(line, now);
              if (more.isPositive())
                all.computeIfAbsent(line, _ -> new ArrayList<>())
                    .add(new Back(row.getLong(3), more));
            });
    return new SentBack(all);
  }

  /** Returns the quantities of some lines of a shipment together. */
  List<Back> of(String stream, List<Integer> some) {
    Map<Long, Back> all = new TreeMap<>();
    for (int line : some)
      for (Back it : lines.getOrDefault(new Line(stream, line), List.of()))
        all.merge(it.position(), it, Back::plus);
    return List.copyOf(all.values());
  }
}
