package weft.bench.machine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import weft.bench.BenchHub;
import weft.bench.Report;
import weft.bench.Times;

/** Reads the OEE of all machines over thirty closed days, which are filled by SQL. */
final class MonthOfDays {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int DAYS = 30;
  private static final int MOST_MILLIS = 1_000;

  private final BenchHub hub;
  private final ReadingMachines machines;
  private final Report report;
  private final String bench;

  MonthOfDays(BenchHub hub, ReadingMachines machines, Report report, String bench) {
    this.hub = hub;
    this.machines = machines;
    this.report = report;
    this.bench = bench;
  }

  void measure(int count, boolean small) throws Exception {
    LocalDate end = LocalDate.now(ZONE).minusDays(2);
    LocalDate begin = end.minusDays(DAYS);
    fill(begin);
    machines.signIn();
    Instant from = begin.atStartOfDay(ZONE).toInstant();
    Instant until = end.atStartOfDay(ZONE).toInstant();
    String path =
        "/api/v1/machines?limit=500&site=%s&from=%s&until=%s"
            .formatted(ReadingMachines.SITE, from, until);
    int known = read(path);
    if (known < count)
      throw new IllegalStateException("OEE of %d machines of %d".formatted(known, count));
    List<Long> taken = new ArrayList<>();
    for (int i = 0; i < (small ? 1 : 10); i++) {
      long begun = System.nanoTime();
      known = read(path);
      if (small || i >= 5) taken.add(System.nanoTime() - begun);
    }
    Times times = Times.of(taken);
    report.figure(
        bench,
        "OEE of all machines over 30 days",
        "%,d machines with OEE, %,d closed days of three shifts, by pages of 500"
            .formatted(known, count * DAYS),
        times.toString(),
        "",
        "under 1 s",
        times.p99() < MOST_MILLIS);
  }

  /** Returns the number of machines that have an OEE. */
  private int read(String path) throws Exception {
    int known = 0;
    String cursor = "";
    while (true) {
      JsonNode page = machines.get(path + cursor);
      for (JsonNode it : page.path("items"))
        if (!it.at("/oee/oee").isNull() && it.path("code").asString().startsWith("BR-")) known++;
      if (page.path("next").isNull()) return known;
      cursor = "&cursor=" + page.path("next").asString();
    }
  }

  private void fill(LocalDate begin) {
    JdbcClient.create(hub.superuser())
        .sql(
            """
            insert into machine_days (stream, item, owner, site, code, day, shifts, part, ideal_seconds_per_part, intervals, sha256, version,
              from_position)
            select m.stream, d.day::text, m.owner, m.site, m.code, d.day, jsonb_agg(jsonb_build_object('name', s.name,
                'from', to_char(s."from" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                'until', to_char((s."from" + interval '8 h') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                'planned_busy_seconds', '27000', 'running_seconds', '19800', 'idle_seconds', '3600', 'setup_seconds', '1800',
                'down_seconds', '1800', 'off_seconds', '1800', 'unknown_seconds', '0', 'parts', '950', 'good', '940', 'k_wh', '96.25')
                order by s."from"), null, m.ideal_seconds_per_part, 110, repeat('ab', 32), 1, m.from_position
            from machines m
            cross join (select (:begin::date + n) as day from generate_series(0, :last) n) d
            cross join lateral (select 'S' || n as name, (d.day::timestamp + n * interval '8 h') at time zone 'Asia/Shanghai' as "from"
              from generate_series(0, 2) n) s
            where m.stream like :streams group by m.stream, d.day on conflict do nothing
            """)
        .param("begin", begin)
        .param("last", DAYS - 1)
        .param("streams", machines.streams())
        .update();
    JdbcClient.create(hub.superuser()).sql("analyze machine_days").update();
  }
}
