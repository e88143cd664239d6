package weft.api.machine;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.api.machine.MachineView.DayFigures;
import weft.api.machine.MachineView.ShiftFigures;
import weft.api.problem.Problem;
import weft.api.reading.ReadContext;
import weft.database.PartyReads;
import weft.language.Text;
import weft.machine.Effectiveness;
import weft.machine.Effectiveness.Stretch;
import weft.machine.MachineId;
import weft.machine.MachineShift;
import weft.machine.OeeSums;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.machine.MachineRow;
import weft.projections.reading.MachineTimes;
import weft.projections.reading.MachineTimes.Asked;
import weft.projections.reading.MachineTimes.Timed;

/**
 * Utilization and OEE of machines that the caller may read. They are computed in the owner's scope,
 * and only ratios leave it.
 */
@Component
class MachineFigures {
  private static final Duration DEFAULT = Duration.ofHours(24);
  private static final Duration LONGEST = Duration.ofDays(400);

  private final PartyReads reads;
  private final Clock clock;

  MachineFigures(PartyReads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  /** A period. It ends now at the latest, or at the moment that is read. */
  record Period(Instant from, Instant until, Instant now) {}

  Period period(ReadContext reading, @Nullable Instant from, @Nullable Instant until) {
    Instant now = requireNonNullElse(reading.asOf(), clock.instant());
    Instant end = exact(until == null || until.isAfter(now) ? now : until);
    Instant begin = exact(requireNonNullElse(from, end.minus(DEFAULT)));
    if (!begin.isBefore(end))
      throw Problem.parameter(
          "from",
          new Text("from is a moment before until and before now.", "from 应早于 until 且早于当前时刻。"));
    if (begin.isBefore(end.minus(LONGEST)))
      throw Problem.parameter("from", new Text("A period has at most 400 days.", "查询期间最长 400 天。"));
    return new Period(begin, end, now);
  }

  /** Cuts a moment to microseconds, as readings have them. */
  private static Instant exact(Instant it) {
    return it.truncatedTo(ChronoUnit.MICROS);
  }

  /** The rows with their figures, in the same order. */
  List<MachineView> of(ReadContext reading, List<MachineRow> rows, Period period) {
    Map<MachineId, @Nullable OeeSums> sums = new HashMap<>();
    byOwner(rows)
        .forEach(
            (owner, machines) ->
                sums.putAll(
                    inOwnersScope(
                        reading,
                        owner,
                        machines,
                        (db, asked) ->
                            MachineTimes.sums(
                                db,
                                owner,
                                reading.moment(),
                                asked,
                                period.from(),
                                period.until(),
                                period.now()))));
    return rows.stream()
        .map(it -> view(it, period, effectiveness(sums.get(it.machine())), null, null))
        .toList();
  }

  /** One row with its figures, by shift and by day too. */
  MachineView of(ReadContext reading, MachineRow row, Period period) {
    var owner = new PartyCode(row.owner());
    List<Timed> timed =
        inOwnersScope(
            reading,
            owner,
            List.of(row),
            (db, asked) ->
                MachineTimes.of(
                    db,
                    owner,
                    reading.moment(),
                    asked,
                    period.from(),
                    period.until(),
                    period.now()));
    return view(row, period, figures(timed), byShift(timed), byDay(timed));
  }

  private static Map<PartyCode, List<MachineRow>> byOwner(List<MachineRow> rows) {
    Map<PartyCode, List<MachineRow>> all = new HashMap<>();
    rows.forEach(
        it -> all.computeIfAbsent(new PartyCode(it.owner()), _ -> new ArrayList<>()).add(it));
    return all;
  }

  private <T> T inOwnersScope(
      ReadContext reading,
      PartyCode owner,
      List<MachineRow> machines,
      BiFunction<JdbcClient, List<Asked>, T> read) {
    return reads.inParty(
        PartyScope.viewer(owner),
        reading.moment().position(),
        reading.asOf(),
        db -> {
          List<Asked> asked =
              machines.stream()
                  .map(
                      it ->
                          it.idealSecondsPerPart() != null || owner.equals(reading.scope().party())
                              ? it
                              : MachineRow.BOARD
                                  .reads()
                                  .one(db, PartyScope.viewer(owner), it.stream(), reading.moment())
                                  .orElse(it))
                  .map(it -> new Asked(it.machine(), it.terms().idealSecondsPerPart()))
                  .toList();
          return read.apply(db, asked);
        });
  }

  private static MachineView view(
      MachineRow row,
      Period period,
      Effectiveness all,
      @Nullable List<ShiftFigures> byShift,
      @Nullable List<DayFigures> byDay) {
    return new MachineView(
        row, period.from(), period.until(), all.utilization(), all, byShift, byDay);
  }

  private static Effectiveness effectiveness(@Nullable OeeSums sums) {
    return sums == null ? Effectiveness.OF_OPEN_DAYS : sums.effectiveness();
  }

  private static Effectiveness figures(List<Timed> timed) {
    List<Stretch> stretches = new ArrayList<>();
    for (Timed it : timed) {
      Stretch stretch = it.stretch();
      if (stretch == null) return Effectiveness.OF_OPEN_DAYS;
      stretches.add(stretch);
    }
    return Effectiveness.of(stretches);
  }

  private static List<ShiftFigures> byShift(List<Timed> timed) {
    List<ShiftFigures> all = new ArrayList<>();
    for (Timed it : timed) {
      Stretch stretch = it.stretch();
      if (stretch == null) continue;
      MachineShift times = stretch.times();
      all.add(
          new ShiftFigures(
              it.day(),
              times.name(),
              times.from(),
              times.until(),
              Effectiveness.of(List.of(stretch))));
    }
    all.sort(Comparator.comparing(ShiftFigures::from));
    return List.copyOf(all);
  }

  private static List<DayFigures> byDay(List<Timed> timed) {
    Map<LocalDate, List<Timed>> days = new TreeMap<>();
    timed.forEach(it -> days.computeIfAbsent(it.day(), _ -> new ArrayList<>()).add(it));
    List<DayFigures> all = new ArrayList<>();
    days.forEach((day, its) -> all.add(new DayFigures(day, figures(its))));
    return List.copyOf(all);
  }
}
