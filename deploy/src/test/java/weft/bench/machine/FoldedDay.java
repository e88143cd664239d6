package weft.bench.machine;

import static weft.bench.Report.number;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.bench.BenchHub;
import weft.bench.Report;
import weft.machine.MachineState;
import weft.machine.reading.Reading;
import weft.machine.reading.ReadingQuality;
import weft.party.PartyCode;
import weft.projections.reading.ReadingDoor;
import weft.projections.reading.ReportedReading;

/**
 * Puts a whole day of some machines through the door, and measures the rows that stay when the raw
 * readings are dropped. Intervals are cut at five minutes and quarter hours have one row each, so a
 * day has as many rows at any rate of readings. The day passes in a minute, which leaves the
 * database no time to vacuum; the bench therefore vacuums after each hour of readings.
 */
final class FoldedDay {
  private static final int REPORT_SECONDS = 15;
  private static final int STATE_SECONDS = 1_800;
  private static final int MACHINES_OF_FIGURE = 1_000;
  private static final long MOST_BYTES = 200_000_000;
  private static final List<String> FOLDED = List.of("machine_interval", "energy_quarter");

  private final BenchHub hub;
  private final Report report;
  private final String bench;

  FoldedDay(BenchHub hub, Report report, String bench) {
    this.hub = hub;
    this.report = report;
    this.bench = bench;
  }

  void measure(boolean small) throws Exception {
    int count = small ? 2 : 100;
    int hours = small ? 1 : 24;
    try (var machines = new ReadingMachines(hub, "BD")) {
      machines.register(count, "PT" + REPORT_SECONDS + "S");
      Map<String, Long> before = bytes();
      int readings = put(machines, count, hours);
      Map<String, Long> after = bytes();
      double scale = (double) MACHINES_OF_FIGURE / count * 24 / hours;
      double folded = 0;
      var parts = new ArrayList<String>();
      for (var it : after.entrySet()) {
        double grown = (it.getValue() - before.get(it.getKey())) * scale;
        folded += grown;
        parts.add("%s %.1f MB".formatted(it.getKey(), grown / 1e6));
      }
      double events = changeOfState() * MACHINES_OF_FIGURE * 86_400.0 / STATE_SECONDS;
      report.figure(
          bench,
          "bytes of a day of 1,000 machines after folding",
          "%,d machines, %d h through the door, %,d readings, times %s; a state lasts %d min; vacuumed each hour"
              .formatted(count, hours, readings, number(scale), STATE_SECONDS / 60),
          "%.0f MB: %s; %,d changes of state by the size of an event and a past row: %.0f MB"
              .formatted(
                  (folded + events) / 1e6,
                  String.join(", ", parts),
                  MACHINES_OF_FIGURE * 86_400 / STATE_SECONDS,
                  events / 1e6),
          "",
          "under 200 MB",
          small || folded + events < MOST_BYTES);
      double raw = raw();
      report.figure(
          bench,
          "raw readings, dropped after a day",
          "with their indexes",
          "%s bytes a reading, %.1f GB for 1,000 machines at one a second"
              .formatted(number(raw), raw * MACHINES_OF_FIGURE * 86_400 / 1e9),
          "");
    }
  }

  private int put(ReadingMachines machines, int count, int hours) {
    var door = hub.part(ReadingDoor.class);
    var owner = new PartyCode(ReadingMachines.OWNER);
    Instant begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(3, ChronoUnit.DAYS);
    int every = Math.toIntExact(Duration.ofMinutes(2).toSeconds() / REPORT_SECONDS);
    int all = 0;
    for (int first = 0; first < hours * 3_600 / REPORT_SECONDS; first += every) {
      List<ReportedReading> lines = new ArrayList<>();
      for (int seq = first; seq < first + every; seq++)
        for (int machine = 0; machine < count; machine++)
          lines.add(
              new ReportedReading(
                  lines.size() + 1, machines.code(machine), reading(begin, machine, seq)));
      Instant now = begin.plusSeconds((long) (first + every) * REPORT_SECONDS);
      all += door.take(owner, lines, List.of(), now).taken();
      if (Duration.between(begin, now).toSeconds() % 3_600 == 0) vacuum();
    }
    return all;
  }

  private void vacuum() {
    JdbcClient db = JdbcClient.create(hub.superuser());
    for (String it : FOLDED) db.sql("vacuum " + it).update();
  }

  private static Reading reading(Instant begin, int machine, int seq) {
    int second = seq * REPORT_SECONDS;
    MachineState[] states = MachineState.values();
    return new Reading(
        seq,
        begin.plusSeconds(second).plusMillis(machine * 7L % 1_000),
        states[(second + machine * 37) / STATE_SECONDS % 3],
        null,
        BigDecimal.valueOf(second / 20),
        null,
        null,
        BigDecimal.valueOf(1_000L + second * (3L + machine % 5), 3),
        null,
        ReadingQuality.GOOD,
        false,
        false,
        null,
        REPORT_SECONDS);
  }

  private Map<String, Long> bytes() {
    Map<String, Long> sizes = new TreeMap<>();
    for (String it : FOLDED)
      sizes.put(
          it,
          hub.writer()
              .sql("select pg_total_relation_size('" + it + "')")
              .query(Long.class)
              .single());
    return sizes;
  }

  /** A change of state: its event, and the row of the machine that it replaces. */
  private double changeOfState() {
    return sizeOfRow("domain_event") + sizeOfRow("machines_past");
  }

  /** With its share of the indexes. */
  private double sizeOfRow(String table) {
    return hub.writer()
        .sql(
            "select pg_total_relation_size('%1$s')::float / greatest(count(*), 1) from %1$s"
                .formatted(table))
        .query(Double.class)
        .single();
  }

  private double raw() {
    return hub.writer()
        .sql(
            """
            select sum(pg_total_relation_size(c.oid))::float / greatest((select count(*) from machine_reading), 1)
              from pg_class c where c.relname ~ '^machine_reading_\\d\\d$'
            """)
        .query(Double.class)
        .single();
  }
}
