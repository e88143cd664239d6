package weft.projections.reading;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.machine.Effectiveness.Stretch;
import weft.machine.MachineShift;
import weft.machine.MachineState;
import weft.machine.PlannedTime;
import weft.machine.reading.MachineInterval;
import weft.machine.reading.Reading;
import weft.measure.Quantity;
import weft.projections.reading.MachineTimes.Asked;
import weft.projections.reading.MachineTimes.Timed;

/** Adds up the intervals of machines within stretches of time, all of them in one query. */
final class OpenTimes {
  private final JdbcClient db;
  private final Instant now;
  private final List<Wanted> wanted = new ArrayList<>();

  private record Wanted(Asked machine, PlannedTime time) {}

  private record WantedJson(int i, String stream, Instant from, Instant until) {}

  OpenTimes(JdbcClient db, Instant now) {
    this.db = db;
    this.now = now;
  }

  void ask(Asked machine, PlannedTime time) {
    wanted.add(new Wanted(machine, time));
  }

  List<Timed> timed() {
    if (wanted.isEmpty()) return List.of();
    List<Sums> sums = new ArrayList<>();
    List<WantedJson> json = new ArrayList<>();
    Set<String> streams = new HashSet<>();
    for (int i = 0; i < wanted.size(); i++) {
      Wanted it = wanted.get(i);
      sums.add(new Sums());
      String stream = it.machine.machine().stream();
      streams.add(stream);
      json.add(new WantedJson(i, stream, it.time.from(), it.time.until()));
    }
    read(json, sums);
    Map<String, List<MachineInterval>> tails = tails(streams);
    List<Timed> all = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      Wanted it = wanted.get(i);
      Sums sum = sums.get(i);
      for (MachineInterval tail : tails.getOrDefault(it.machine.machine().stream(), List.of()))
        sum.add(tail, it.time);
      all.add(
          new Timed(
              it.machine.machine(),
              it.time.day(),
              new Stretch(sum.shift(it.time), it.machine.idealSecondsPerPart())));
    }
    return all;
  }

  private void read(List<WantedJson> json, List<Sums> sums) {
    db.sql(
            """
            select w.i, t.state,
              sum(extract(epoch from least(t.ends, w."until") - greatest(t.starts, w."from"))) as seconds,
              sum(t.parts) filter (where t.ends <= w."until") as parts,
              sum(t.good) filter (where t.ends <= w."until") as good,
              sum(t.k_wh) filter (where t.ends <= w."until") as k_wh
            from jsonb_to_recordset(?::jsonb) as w(i int, stream text, "from" timestamptz, "until" timestamptz)
            join machine_interval t on t.stream = w.stream and t.starts < w."until" and t.ends > w."from"
              and t.starts > w."from" - make_interval(secs => %d)
            group by w.i, t.state
            """
                .formatted(MachineInterval.CUT_SECONDS))
        .param(ReadingTables.JSON.writeValueAsString(json))
        .query(
            (row, _) -> {
              Sums sum = sums.get(row.getInt("i"));
              sum.seconds.merge(
                  ReadingTables.state(row, "state"), row.getBigDecimal("seconds"), BigDecimal::add);
              sum.parts = sum(sum.parts, row.getBigDecimal("parts"));
              sum.good = sum(sum.good, row.getBigDecimal("good"));
              sum.kWh = sum(sum.kWh, row.getBigDecimal("k_wh"));
              return sum;
            })
        .list();
  }

  /** The time since the latest reading, which is in no interval yet. */
  private Map<String, List<MachineInterval>> tails(Set<String> streams) {
    Map<String, List<MachineInterval>> tails = new HashMap<>();
    db.sql("select stream, last from machine_live where stream = any(?) and last is not null")
        .param(streams.toArray(String[]::new))
        .query(
            (row, _) -> {
              Reading last = LiveMachines.reading(row.getString("last"));
              if (last != null) tails.put(row.getString("stream"), last.upTo(now));
              return tails;
            })
        .list();
    return tails;
  }

  private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null) return other;
    return other == null ? one : one.add(other);
  }

  /** The sums of one stretch. Parts count where their interval ends. */
  private static final class Sums {
    private final Map<MachineState, BigDecimal> seconds = new EnumMap<>(MachineState.class);
    private @Nullable BigDecimal parts;
    private @Nullable BigDecimal good;
    private @Nullable BigDecimal kWh;

    void add(MachineInterval it, PlannedTime time) {
      Instant from = it.from().isBefore(time.from()) ? time.from() : it.from();
      Instant until = it.until().isAfter(time.until()) ? time.until() : it.until();
      if (Duration.between(from, until).isPositive())
        seconds.merge(it.state(), PlannedTime.seconds(from, until), BigDecimal::add);
    }

    MachineShift shift(PlannedTime time) {
      BigDecimal unknown = time.seconds();
      for (MachineState it : MachineState.values())
        if (it != MachineState.UNKNOWN) unknown = unknown.subtract(of(it));
      return new MachineShift(
          time.name(),
          time.from(),
          time.until(),
          time.plannedBusySeconds(),
          of(MachineState.RUNNING),
          of(MachineState.IDLE),
          of(MachineState.SETUP),
          of(MachineState.DOWN),
          of(MachineState.OFF),
          plain(unknown),
          parts,
          good,
          kWh);
    }

    private BigDecimal of(MachineState state) {
      return plain(seconds.getOrDefault(state, BigDecimal.ZERO));
    }

    private static BigDecimal plain(BigDecimal it) {
      return new Quantity(it).amount();
    }
  }
}
