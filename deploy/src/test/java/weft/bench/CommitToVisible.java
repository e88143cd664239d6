package weft.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.Ask;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.Sender;
import weft.event.Provenance;
import weft.history.CpuTime;
import weft.history.Positions;
import weft.measure.Quantity;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.Commitment;
import weft.scheduling.DeliveryScheduleCommand.CommitCallOffs;
import weft.scheduling.DeliveryScheduleId;

/**
 * Measures the time from a commit until a reader sees its row: one commitment after the other on an
 * idle hub with forty views, and as many committed by a second hub without views, whose rows the
 * first hub writes. The time is compared with that of a row that JDBC updates.
 */
final class CommitToVisible implements Bench {
  @Override
  public String name() {
    return "commit-to-visible";
  }

  private static final int MOST_MILLIS = 15;
  private static final int VIEWS = 40;

  /** The most that a view may take, in times of a row that JDBC updates. */
  private static final int MOST_TIMES = 6;

  private static final Reason REASON = new Reason(Reason.Code.CAPACITY, null);

  record Line(long scheduleNo, String schedule, LocalDate due, int ordinal) {}

  @Override
  public void run(Report report, boolean small) throws Exception {
    int count = small ? 10 : 400;
    var releases = new Releases(1).in("COMMIT-");
    try (var hub = BenchHub.start(small);
        var _ = MoreViews.start(hub, VIEWS - hub.part(Positions.class).followed().size());
        var other = new OtherHub(hub);
        var reading = hub.plain()) {
      releases.introduce(hub);
      report.server(name(), hub.writer());
      var reception = hub.part(Reception.class);
      var sender = new Sender(releases.buyer(0), null, "bench", "https");
      var _ = reception.apply(reception.store(releases.delfor(0, 1), sender), sender);
      hub.settle();
      var client = JdbcClient.create(new SingleConnectionDataSource(reading, true));
      List<Line> lines = lines(client, releases);
      var committed = new ArrayList<Long>();
      var visible = new ArrayList<Long>();
      var others = new ArrayList<Long>();
      var bare = new ArrayList<Long>();
      var pauses = new Random(1);
      var begin = CpuTime.of(hub.writer());
      for (int i = 0; i < count * 4; i++) { // the first half is for the compiler
        if (i == count * 2) begin = CpuTime.of(hub.writer());
        var line = lines.get(i % lines.size());
        boolean here = i % 2 == 0;
        hub.settle();
        long version = version(client, line);
        long begun = System.nanoTime();
        ask(here ? hub.part(CommandGateway.class) : other.counter(), releases, line, "1", version);
        long acknowledged = System.nanoTime();
        awaitVersion(reading, line.scheduleNo(), version + 1);
        long seen = System.nanoTime();
        if (i >= count * 2 && !here) others.add(seen - acknowledged);
        if (i >= count * 2 && here) {
          committed.add(acknowledged - begun);
          visible.add(seen - acknowledged);
          bare.add(bare(hub, reading, line.scheduleNo()));
        }
        // At a random moment between two looks at the head: a fixed one would distort the result.
        TimeUnit.MICROSECONDS.sleep(small ? 1_000 : 10_000 + pauses.nextInt(10_000));
      }
      long cpu = hubsCpu(CpuTime.of(hub.writer()).since(begin)) / (count * 2L);
      report.figure(
          name(),
          "CPU of the hub for a commit and its rows",
          VIEWS + " views",
          Report.number(cpu / 1e6) + " ms",
          "");
      report.figure(
          name(), "command handed in to committed", "1 event", Times.of(committed).toString(), "");
      report.figure(
          name(),
          "committed to visible row",
          "1 row and its past version",
          Times.of(visible).toString(),
          "update of that row and its commit by JDBC, seen by the reader: " + Times.of(bare),
          "p50 under 15 ms",
          Times.of(visible).p50() < MOST_MILLIS);
      double times = Times.of(visible).p50() / Times.of(bare).p50();
      report.figure(
          name(),
          "committed to visible row, in times of the row updated by JDBC",
          VIEWS + " views",
          Report.number(times),
          "p50 of each",
          "at most " + MOST_TIMES,
          times <= MOST_TIMES);
      report.figure(
          name(),
          "committed by another hub on the database to visible row",
          "1 row and its past version",
          Times.of(others).toString(),
          "told by NOTIFY, after its commit",
          "p50 under 15 ms",
          Times.of(others).p50() < MOST_MILLIS);
    }
  }

  /** Nanoseconds of all threads but the one that asks and reads. */
  private static long hubsCpu(Map<String, Duration> spent) {
    return spent.entrySet().stream()
        .filter(it -> !it.getKey().startsWith("PostgreSQL") && !it.getKey().startsWith("main "))
        .mapToLong(it -> it.getValue().toNanos())
        .sum();
  }

  /** The first line of each schedule of the first supplier. */
  static List<Line> lines(JdbcClient client, Releases releases) {
    return client
        .sql(
            "select distinct on (schedule_no) schedule_no, schedule, due, ordinal from"
                + " call_off_line join delivery_schedule using (schedule_no) where schedule"
                + " like ? order by schedule_no, due")
        .param("%:" + releases.supplier(0) + ":%")
        .query(
            (row, _) ->
                new Line(
                    row.getLong(1),
                    row.getString(2),
                    row.getObject(3, LocalDate.class),
                    row.getInt(4)))
        .list();
  }

  static long version(JdbcClient client, Line line) {
    return client
        .sql("select version from delivery_schedule where schedule_no = ?")
        .param(line.scheduleNo())
        .query(Long.class)
        .single();
  }

  static void ask(
      CommandGateway counter, Releases releases, Line line, String release, long version) {
    var supplier = releases.supplier(0);
    var provenance =
        new Provenance(
            new Provenance.Actor(supplier, null, "bench"),
            new Provenance.Source("request", null, null, "bench"),
            Set.of(releases.buyer(0), supplier),
            "bench",
            null);
    var promise = new Promise(line.due(), Quantity.of(1 + version % 30));
    var commitment =
        new Commitment(line.due(), line.ordinal(), Quantity.ZERO, List.of(promise), REASON, null);
    var command =
        new CommitCallOffs(DeliveryScheduleId.of(line.schedule()), release, List.of(commitment));
    counter.ask(new Ask(provenance, null, version, command));
  }

  /** Asks every 0.2 ms: without a pause the reader and its connection would take a whole core. */
  private static void awaitVersion(Connection reading, long scheduleNo, long version)
      throws SQLException {
    try (var query =
        reading.prepareStatement(
            "select 1 from delivery_schedule where schedule_no = ? and version >= ?")) {
      query.setLong(1, scheduleNo);
      query.setLong(2, version);
      while (true) {
        try (var rows = query.executeQuery()) {
          if (rows.next()) return;
        }
        LockSupport.parkNanos(200_000);
      }
    }
  }

  private static long bare(BenchHub hub, Connection reading, long scheduleNo) throws SQLException {
    long begun = System.nanoTime();
    hub.writer()
        .sql("update delivery_schedule set version = version where schedule_no = ?")
        .param(scheduleNo)
        .update();
    awaitVersion(reading, scheduleNo, 0);
    return System.nanoTime() - begun;
  }
}
