package weft.projections.reading;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.calendar.Calendar;
import weft.machine.Effectiveness.Stretch;
import weft.machine.MachineId;
import weft.machine.MachineShift;
import weft.machine.OeeSums;
import weft.machine.PlannedTime;
import weft.machine.ShiftPlan;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.calendar.CalendarRow;
import weft.projections.machine.ShiftRow;
import weft.projections.rows.Moment;

/**
 * The times of machines in the shifts of a period: of closed days from their final figures, of open
 * days from the intervals so far.
 */
public final class MachineTimes {
  private static final String UNSTATED = "Asia/Shanghai";

  private final JdbcClient db;
  private final PartyCode owner;
  private final Moment moment;
  private final Instant from;
  private final Instant until;
  private final Instant now;
  private final Map<String, ZoneId> zones = new HashMap<>();
  private final Map<String, ShiftPlan> plans = new HashMap<>();

  /**
   * One stretch of a machine.
   *
   * @param stretch null where the day was open at the moment that is read
   */
  public record Timed(MachineId machine, LocalDate day, @Nullable Stretch stretch) {}

  /** A machine with the ideal time that its owner states now. */
  public record Asked(MachineId machine, @Nullable BigDecimal idealSecondsPerPart) {}

  private MachineTimes(
      JdbcClient db, PartyCode owner, Moment moment, Instant from, Instant until, Instant now) {
    this.db = db;
    this.owner = owner;
    this.moment = moment;
    this.from = from;
    this.until = until.isAfter(now) ? now : until;
    this.now = now;
  }

  /**
   * The stretches of machines of one owner within a period, in order of time.
   *
   * @param db a read in the owner's scope
   * @param moment past moments know closed days only
   */
  public static List<Timed> of(
      JdbcClient db,
      PartyCode owner,
      Moment moment,
      Collection<Asked> machines,
      Instant from,
      Instant until,
      Instant now) {
    return new MachineTimes(db, owner, moment, from, until, now).timed(machines, Map.of());
  }

  /**
   * The sums of each machine within a period; null where a day was open at the moment that is read.
   * A month of a thousand machines takes a quarter of the time that its stretches take.
   */
  public static Map<MachineId, @Nullable OeeSums> sums(
      JdbcClient db,
      PartyCode owner,
      Moment moment,
      Collection<Asked> machines,
      Instant from,
      Instant until,
      Instant now) {
    var times = new MachineTimes(db, owner, moment, from, until, now);
    Map<String, SummedDays> whole = SummedDays.of(db, moment, machines, from, times.until);
    Map<MachineId, @Nullable OeeSums> sums = new HashMap<>();
    for (Asked it : machines) {
      SummedDays days = whole.get(it.machine().stream());
      sums.put(it.machine(), days == null ? OeeSums.NONE : days.sums());
    }
    for (Timed it : times.timed(machines, whole)) {
      OeeSums sum = sums.get(it.machine());
      Stretch stretch = it.stretch();
      sums.put(it.machine(), sum == null || stretch == null ? null : sum.plus(OeeSums.of(stretch)));
    }
    return sums;
  }

  /** The stretches of days as readings say, whether they were closed or not. */
  static List<Timed> ofReadings(
      JdbcClient db, PartyCode owner, Asked machine, LocalDate day, Instant now) {
    var times = new MachineTimes(db, owner, Moment.NOW, Instant.EPOCH, Instant.MAX, now);
    var open = new OpenTimes(db, now);
    for (PlannedTime it :
        PlannedTime.of(
            times.plan(machine.machine().site()), day, times.zone(machine.machine().site())))
      open.ask(machine, it);
    return open.timed();
  }

  static ZoneId zone(JdbcClient db, PartyCode owner, String site) {
    return new MachineTimes(db, owner, Moment.NOW, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH)
        .zone(site);
  }

  static ShiftPlan plan(JdbcClient db, PartyCode owner, String site) {
    return new MachineTimes(db, owner, Moment.NOW, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH)
        .plan(site);
  }

  private ZoneId zone(String site) {
    return zones.computeIfAbsent(
        site,
        it ->
            ZoneId.of(
                CalendarRow.BOARD
                    .reads()
                    .one(db, PartyScope.viewer(owner), Calendar.stream(owner, it), moment)
                    .map(CalendarRow::timeZone)
                    .orElse(UNSTATED)));
  }

  private ShiftPlan plan(String site) {
    return plans.computeIfAbsent(
        site,
        it ->
            ShiftRow.BOARD
                .reads()
                .one(db, PartyScope.viewer(owner), ShiftPlan.stream(owner, it), moment)
                .map(ShiftRow::plan)
                .orElse(ShiftPlan.NEW));
  }

  /**
   * @param summed days of streams that are left out, because their sums are known
   */
  private List<Timed> timed(Collection<Asked> machines, Map<String, SummedDays> summed) {
    if (!from.isBefore(until) || machines.isEmpty()) return List.of();
    Map<String, Map<LocalDate, List<Stretch>>> closed = closed(machines, summed);
    var open = new OpenTimes(db, now);
    List<Timed> all = new ArrayList<>();
    for (Asked it : machines) {
      Map<LocalDate, List<Stretch>> days = closed.getOrDefault(it.machine().stream(), Map.of());
      SummedDays whole = summed.get(it.machine().stream());
      ZoneId zone = zone(it.machine().site());
      LocalDate last = LocalDate.ofInstant(until, zone);
      for (LocalDate day = LocalDate.ofInstant(from, zone).minusDays(1);
          !day.isAfter(last);
          day = day.plusDays(1)) {
        if (whole != null && whole.days().contains(day)) continue;
        List<Stretch> known = days.get(day);
        if (known != null) closed(it, day, known, all, open);
        else open(it, day, zone, all, open);
      }
    }
    all.addAll(open.timed());
    return all;
  }

  /** A shift that the period cuts is read from the intervals. */
  private void closed(
      Asked machine, LocalDate day, List<Stretch> known, List<Timed> all, OpenTimes open) {
    for (Stretch it : known) {
      MachineShift shift = it.times();
      if (!shift.from().isBefore(until) || !from.isBefore(shift.until())) continue;
      if (!shift.from().isBefore(from) && !shift.until().isAfter(until))
        all.add(new Timed(machine.machine(), day, it));
      else {
        PlannedTime part = moment.position() == null ? part(machine, day, shift) : null;
        if (part == null) all.add(new Timed(machine.machine(), day, null));
        else open.ask(new Asked(machine.machine(), it.idealSecondsPerPart()), part);
      }
    }
  }

  /** The part of a closed shift within the period; null where the site has other shifts by now. */
  private @Nullable PlannedTime part(Asked machine, LocalDate day, MachineShift shift) {
    String site = machine.machine().site();
    for (PlannedTime it : PlannedTime.of(plan(site), day, zone(site)))
      if (it.from().equals(shift.from()) && it.until().equals(shift.until()))
        return it.within(from, until);
    return null;
  }

  private void open(Asked machine, LocalDate day, ZoneId zone, List<Timed> all, OpenTimes open) {
    for (PlannedTime it : PlannedTime.of(plan(machine.machine().site()), day, zone)) {
      PlannedTime within = it.within(from, until);
      if (within == null) continue;
      if (moment.position() != null) all.add(new Timed(machine.machine(), day, null));
      else open.ask(machine, within);
    }
  }

  private Map<String, Map<LocalDate, List<Stretch>>> closed(
      Collection<Asked> machines, Map<String, SummedDays> summed) {
    Map<String, Map<LocalDate, List<Stretch>>> found = new HashMap<>();
    var shifts = new StoredShifts();
    var statement =
        db.sql(
                """
                select t.stream, t.day, t.ideal_seconds_per_part, t.shifts from %s t
                 where t.stream = any(:streams) and t.day between :first and :last %s
                """
                    .formatted(
                        moment.of(
                            "machine_days",
                            "stream, owner, day, shifts, ideal_seconds_per_part, sums"),
                        summed.isEmpty() ? "" : "and not (%s)".formatted(SummedDays.WITHIN)))
            .param(
                "streams",
                machines.stream().map(it -> it.machine().stream()).toArray(String[]::new))
            .param("first", LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(2))
            .param("last", LocalDate.ofInstant(until, ZoneOffset.UTC).plusDays(2));
    if (!summed.isEmpty()) statement = SummedDays.within(statement, from, until);
    if (moment.position() != null) statement = statement.param("position", moment.position());
    statement
        .query(
            (row, _) -> {
              BigDecimal ideal = row.getBigDecimal("ideal_seconds_per_part");
              return found
                  .computeIfAbsent(row.getString("stream"), _ -> new HashMap<>())
                  .put(
                      row.getObject("day", LocalDate.class),
                      shifts.of(row.getString("shifts")).stream()
                          .map(it -> new Stretch(it, ideal))
                          .toList());
            })
        .list();
    return found;
  }
}
