package weft.projections.reading;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.machine.DayEnergy;
import weft.machine.DayEnergy.OfMeter;
import weft.machine.MachineId;

/** Reads the energy of a machine's day that no reading can change any more. */
final class QuartersOfDay {
  /** A day's energy begins where that of the day before ended, unless that is longer ago. */
  private static final Duration LONGEST_GAP = Duration.ofDays(2);

  private final JdbcClient db;
  private final MachineId machine;

  QuartersOfDay(JdbcClient db, MachineId machine) {
    this.db = db;
    this.machine = machine;
  }

  /**
   * Returns the energy up to the last full quarter hour of a day.
   *
   * @param from the beginning of the first shift
   * @param until the end of the last shift
   */
  DayEnergy of(Instant from, Instant until) {
    Instant end = DayEnergy.quarter(until);
    Instant before = endBefore();
    Instant begin = DayEnergy.quarter(from);
    if (before != null && before.isBefore(end) && !before.isBefore(from.minus(LONGEST_GAP)))
      begin = before;
    return new DayEnergy(begin, end, meters(begin, end));
  }

  private @Nullable Instant endBefore() {
    return db.sql(
            """
            select (select (energy ->> 'until')::timestamptz from machine_days where stream = ? and energy is not null
              order by item desc limit 1) as until
            """)
        .param(machine.stream())
        .query((row, _) -> Optional.ofNullable(ReadingTables.instantOrNull(row, "until")))
        .single()
        .orElse(null);
  }

  private List<OfMeter> meters(Instant from, Instant until) {
    int quarters =
        Math.toIntExact(Duration.between(from, until).toSeconds() / DayEnergy.QUARTER_SECONDS);
    Map<String, OfMeter> meters = new LinkedHashMap<>();
    db.sql(
            """
            select meter, starts, trim_scale(kwh) as kwh, seconds from energy_quarter
             where owner = ? and site = ? and machine = ? and starts >= ? and starts < ? order by meter, starts
            """)
        .param(machine.owner().value())
        .param(machine.site())
        .param(machine.code())
        .param(ReadingTables.sql(from))
        .param(ReadingTables.sql(until))
        .query(
            (row, _) -> {
              OfMeter it =
                  meters.computeIfAbsent(row.getString("meter"), name -> empty(name, quarters));
              long seconds =
                  Duration.between(from, ReadingTables.instant(row, "starts")).toSeconds();
              int place = (int) (seconds / DayEnergy.QUARTER_SECONDS);
              it.kWh().set(place, row.getBigDecimal("kwh"));
              return it.seconds().set(place, row.getInt("seconds"));
            })
        .list();
    return List.copyOf(meters.values());
  }

  private static OfMeter empty(String meter, int quarters) {
    List<@Nullable BigDecimal> kWh = new ArrayList<>();
    for (int i = 0; i < quarters; i++) kWh.add(null);
    return new OfMeter(meter, kWh, new ArrayList<>(Collections.nCopies(quarters, 0)));
  }
}
