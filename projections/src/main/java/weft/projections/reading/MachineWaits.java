package weft.projections.reading;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.machine.PlannedTime;
import weft.machine.ShiftPlan;
import weft.machine.StateRun;
import weft.party.PartyCode;

/** Sorts the idle times of a site's machines into the shifts in which they began. */
public final class MachineWaits {
  private final List<PlannedTime> times = new ArrayList<>();

  /**
   * The idle times of a machine in a shift.
   *
   * @param shift null outside of all shifts, and at a site without shifts
   */
  public record Wait(
      LocalDate day, @Nullable String shift, int times, BigDecimal seconds, BigDecimal longest) {
    Wait and(BigDecimal more) {
      return new Wait(day, shift, times + 1, seconds.add(more), longest.max(more));
    }
  }

  public MachineWaits(JdbcClient db, PartyCode owner, String site, Instant from, Instant until) {
    ZoneId zone = MachineTimes.zone(db, owner, site);
    ShiftPlan plan = MachineTimes.plan(db, owner, site);
    LocalDate last = LocalDate.ofInstant(until, zone);
    for (LocalDate day = LocalDate.ofInstant(from, zone).minusDays(1);
        !day.isAfter(last);
        day = day.plusDays(1)) times.addAll(PlannedTime.of(plan, day, zone));
  }

  /** The waits of a machine by shift, in order of time. */
  public List<Wait> byShift(List<StateRun> waits) {
    Map<PlannedTime, Wait> found = new LinkedHashMap<>();
    for (StateRun it : waits) {
      Instant until = it.until();
      if (until == null) continue;
      BigDecimal seconds = PlannedTime.seconds(it.from(), until);
      times.stream()
          .filter(at -> !it.from().isBefore(at.from()) && it.from().isBefore(at.until()))
          .findFirst()
          .ifPresent(
              at ->
                  found.merge(
                      at,
                      new Wait(at.day(), at.name(), 1, seconds, seconds),
                      (was, _) -> was.and(seconds)));
    }
    return List.copyOf(found.values());
  }
}
