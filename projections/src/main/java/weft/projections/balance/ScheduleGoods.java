package weft.projections.balance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.balance.SentGoods;
import weft.balance.SentGoods.Back;
import weft.balance.SentGoods.Came;
import weft.balance.SignedOpening;
import weft.balance.Statement;
import weft.measure.Quantity;
import weft.projections.balance.SentLines.SentLine;
import weft.projections.opening.OpeningRow;

/** The shipments that serve each delivery schedule, and the receipts that its releases state. */
final class ScheduleGoods {
  private static final int LONGEST_ON_THE_WAY = 400;

  private final Trade trade;
  private final ServedSchedules schedules;
  private final Statements statements;
  private final Map<String, SignedOpening> openings;
  private final Map<ServedSchedule, Map<In, List<SentLine>>> lines = new LinkedHashMap<>();
  private final Map<String, String> notes;

  /** Identifies the goods of one shipment in one unit. */
  private record In(String stream, String unit) {}

  /** Goods of a shipment, and the lines that contain them. */
  record Goods(SentGoods goods, List<SentLine> lines) {}

  /**
   * Reads all schedules of a side.
   *
   * @param parts the buyers' numbers; null: all
   */
  ScheduleGoods(Trade trade, @Nullable Collection<String> parts) {
    this.trade = trade;
    schedules = new ServedSchedules(ServedSchedule.of(trade, parts));
    statements = Statements.of(trade, schedules.all());
    openings = OpeningRow.signed(trade.db(), trade.scope(), parts, trade.moment());
    Instant told = Instant.MAX;
    long changed = Long.MAX_VALUE;
    for (ServedSchedule it : schedules.all()) {
      if (statements.of(it).isEmpty()) continue;
      Statement start = Statement.knownFrom(statements.of(it));
      SignedOpening opening = openings.get(it.schedule());
      told = earlier(told, start.recordedAt());
      changed = Math.min(changed, start.position());
      if (opening == null) continue;
      told =
          earlier(
              told,
              opening
                  .terms()
                  .asOf()
                  .minusDays(LONGEST_ON_THE_WAY)
                  .atStartOfDay(ZoneOffset.UTC)
                  .toInstant());
      changed = Math.min(changed, opening.position());
    }
    if (changed < Long.MAX_VALUE)
      for (SentLine it :
          SentLines.of(
              trade, parts == null ? null : ServedSchedule.parts(schedules.all()), told, changed))
        for (ServedSchedule served : schedules.of(it.names()))
          lines
              .computeIfAbsent(served, _ -> new LinkedHashMap<>())
              .computeIfAbsent(new In(it.stream(), it.unit()), _ -> new ArrayList<>())
              .add(it);
    notes = notes();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Finds shipments that a release names by delivery note instead of shipment number. */
  private Map<String, String> notes() {
    Set<String> named = new TreeSet<>();
    Set<String> streams = new HashSet<>();
    lines.forEach(
        (schedule, goods) -> {
          Set<String> names = new TreeSet<>();
          for (Statement it : statements.of(schedule))
            if (it.said().lastReference() != null) names.add(it.said().lastReference());
          SignedOpening opening = openings.get(schedule.schedule());
          if (opening != null)
            opening.terms().inTransit().forEach(it -> names.add(it.deliveryNote()));
          for (List<SentLine> it : goods.values()) names.remove(it.getFirst().number());
          if (names.isEmpty()) return;
          named.addAll(names);
          goods.keySet().forEach(it -> streams.add(it.stream()));
        });
    return SentLines.notes(trade, streams, named);
  }

  /** The schedules for which goods were sent, or for which both sides signed an opening. */
  List<ServedSchedule> counting() {
    return schedules.all().stream()
        .filter(it -> !statements.of(it).isEmpty())
        .filter(it -> lines.containsKey(it) || openings.containsKey(it.schedule()))
        .toList();
  }

  List<Statement> statements(ServedSchedule it) {
    return statements.of(it);
  }

  @Nullable SignedOpening opening(ServedSchedule it) {
    return openings.get(it.schedule());
  }

  /** The goods that serve the schedule, in the units in which they were sent. */
  List<Goods> goods(ServedSchedule schedule) {
    List<Goods> all = new ArrayList<>();
    lines
        .getOrDefault(schedule, Map.of())
        .forEach((in, its) -> all.add(new Goods(goods(in, its), its)));
    return all;
  }

  private SentGoods goods(In in, List<SentLine> its) {
    SentLine first = its.getFirst();
    Quantity sent = Quantity.ZERO;
    Quantity open = Quantity.ZERO;
    long announced = Long.MAX_VALUE;
    Set<String> names = new TreeSet<>(Set.of(first.number()));
    Map<Long, Came> came = new LinkedHashMap<>();
    Map<Long, Back> back = new TreeMap<>();
    for (SentLine it : its) {
      sent = sent.plus(it.sent());
      open = open.plus(it.open());
      announced = Math.min(announced, it.announced());
      String note = notes.get(SentLines.note(it.stream(), Integer.parseInt(it.item())));
      if (note != null) names.add(note);
      for (Came some : it.came()) came.merge(some.position(), some, ScheduleGoods::together);
      for (Back some : it.back()) back.merge(some.position(), some, Back::plus);
    }
    return new SentGoods(
        in.stream(),
        first.number(),
        names,
        announced,
        first.toldAt(),
        first.shipped(),
        first.arrives(),
        sent,
        open,
        in.unit(),
        List.copyOf(new TreeMap<>(came).values()),
        List.copyOf(back.values()));
  }

  private static Came together(Came one, Came other) {
    return new Came(
        one.position(),
        one.on(),
        one.quantity().plus(other.quantity()),
        one.missing().plus(other.missing()),
        one.over().plus(other.over()),
        Quantity.ZERO);
  }
}
