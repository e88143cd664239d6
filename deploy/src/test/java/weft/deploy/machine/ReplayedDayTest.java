package weft.deploy.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.machine.MachineState;
import weft.machine.reading.Reading;
import weft.machine.reading.ReadingQuality;
import weft.party.PartyCode;
import weft.projections.reading.ReadingDoor;
import weft.projections.reading.ReadingsTaken;
import weft.projections.reading.ReportedReading;

/** A day of readings comes to the same intervals and energy, however it arrives. */
@Tag("long")
class ReplayedDayTest {
  private static final PartyCode OWNER = new PartyCode("JIAXIN");
  private static final Duration LATE = Duration.ofHours(6);

  private final RunningHub hub = RunningHub.busy();
  private final Api owner = new Api(hub, "jiaxin-api");
  private final ReadingDoor door = hub.bean(ReadingDoor.class);
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final String code = "RD-" + UUID.randomUUID().toString().substring(0, 8);

  private void registered(String machine) {
    OwnHub.ok(
        owner.postJson(
            "/api/v1/machines",
            """
            {"code": "%s", "site": "JX1", "kind": "machine", "reportEvery": "PT20S"}
            """
                .formatted(machine)));
  }

  /** From 23 hours ago up to four minutes ahead of the hub, as a fast clock says. */
  private List<Reading> day(Random random) {
    List<Reading> all = new ArrayList<>();
    Instant at = now.minus(23, ChronoUnit.HOURS);
    BigDecimal meter = BigDecimal.valueOf(500);
    int counter = 0;
    for (long seq = 1; at.isBefore(now.plusSeconds(240)); seq++) {
      meter = meter.add(BigDecimal.valueOf(random.nextInt(400), 3));
      counter += random.nextInt(2);
      boolean adds = random.nextInt(3) == 0;
      all.add(
          new Reading(
              seq,
              at,
              MachineState.values()[random.nextInt(5)],
              null,
              random.nextInt(3) == 0 ? null : BigDecimal.valueOf(counter),
              random.nextInt(9) == 0 ? BigDecimal.ZERO : null,
              adds ? BigDecimal.valueOf(random.nextInt(90), 3) : null,
              adds || random.nextInt(4) == 0 ? null : meter,
              null,
              ReadingQuality.values()[Math.max(0, random.nextInt(20) - 17)],
              false,
              false,
              null,
              20));
      long seconds = random.nextInt(90) == 0 ? 61 + random.nextInt(4_000) : random.nextInt(40);
      at = at.plusSeconds(seconds); // at times the same moment again
    }
    return all;
  }

  private ReadingsTaken take(String machine, List<Reading> readings) {
    List<ReportedReading> lines = new ArrayList<>();
    for (Reading it : readings) lines.add(new ReportedReading(lines.size() + 1, machine, it));
    return door.take(OWNER, lines, List.of(), now);
  }

  /** Each once or more, up to six hours after the readings beside it. */
  private static List<Reading> arriving(List<Reading> day, Random random) {
    record Arrival(Instant at, Reading reading) {}
    List<Arrival> all = new ArrayList<>();
    for (Reading it : day)
      for (int times = 1 + Math.max(0, random.nextInt(5) - 3); times > 0; times--) {
        boolean late = random.nextInt(4) == 0;
        long delay = late ? random.nextLong(LATE.toSeconds()) : random.nextLong(20);
        all.add(new Arrival(it.at().plusSeconds(delay), it));
      }
    all.sort(Comparator.comparing(Arrival::at));
    return all.stream().map(Arrival::reading).toList();
  }

  @Test
  void late_repeated_and_missing_readings_come_to_what_the_day_in_order_comes_to() {
    for (int round = 0; round < 2; round++) {
      Random random = new Random(37 + round);
      String ordered = code + "-A" + round;
      String mixed = code + "-B" + round;
      registered(ordered);
      registered(mixed);
      owner.settle();
      List<Reading> day = day(random);
      int sent = 0;
      int late = 0;
      Set<Long> known = new HashSet<>();
      Instant newest = Instant.MIN;
      List<Reading> arriving = arriving(day, random);
      for (int from = 0; from < arriving.size(); ) {
        int until = Math.min(arriving.size(), from + 1 + random.nextInt(150));
        List<Reading> some = arriving.subList(from, until);
        for (Reading it : some) {
          if (known.add(it.seq()) && it.at().isBefore(newest)) late++;
          if (it.at().isAfter(newest)) newest = it.at();
        }
        ReadingsTaken taken = take(mixed, some);
        assertThat(taken.refused()).as("round %d", round).isEmpty();
        sent += taken.taken();
        assertThat(taken.taken() + taken.repeated()).isEqualTo(some.size());
        from = until;
      }
      assertThat(sent).as("each counts once").isEqualTo(day.size());
      assertThat(late).as("the day had late readings").isGreaterThan(100);
      assertThat(arriving.size()).as("and repeated ones").isGreaterThan(day.size() + 100);
      for (int from = 0; from < day.size(); from += 500)
        take(ordered, day.subList(from, Math.min(day.size(), from + 500)));
      assertThat(intervals(mixed)).as("round %d", round).isEqualTo(intervals(ordered)).isNotEmpty();
      assertThat(quarters(mixed)).as("round %d", round).isEqualTo(quarters(ordered)).isNotEmpty();

      List<String> before = intervals(ordered);
      List<String> energy = quarters(ordered);
      assertThat(take(ordered, day)).isEqualTo(new ReadingsTaken(0, day.size(), List.of()));
      assertThat(intervals(ordered)).as("replayed").isEqualTo(before);
      assertThat(quarters(ordered)).as("replayed").isEqualTo(energy);
    }
  }

  private List<String> intervals(String machine) {
    return hub.superuser()
        .sql(
            "select concat_ws(' ', starts, ends, state, uncertain, trim_scale(parts),"
                + " trim_scale(good), trim_scale(k_wh)) from weft.machine_interval where stream ="
                + " ? order by starts")
        .param("Machine:JIAXIN:JX1:" + machine)
        .query(String.class)
        .list();
  }

  private List<String> quarters(String machine) {
    return hub.superuser()
        .sql(
            "select concat_ws(' ', starts, trim_scale(kwh), seconds) from weft.energy_quarter where"
                + " machine = ? and (kwh, seconds) <> (0, 0) order by starts")
        .param(machine)
        .query(String.class)
        .list();
  }
}
