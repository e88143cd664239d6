package weft.history;

import static java.util.Objects.requireNonNull;

import java.lang.management.ManagementFactory;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import weft.context.Contexts;
import weft.database.DatabaseRoles;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.desk.Desk;
import weft.desk.DeskCommand.ApplyMessage;
import weft.event.Past;
import weft.event.StreamCommand;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeKey;
import weft.interchange.MessageResult;
import weft.json.EventTypes;
import weft.json.StateType;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.scheduling.DeliverySchedule;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * Measures how long a command waits for its decision on a schedule with many releases of 25 lines,
 * each with its own number, compared with reading the same rows only.
 */
public final class LongStream {
  private static final DeliveryScheduleId SCHEDULE =
      new DeliveryScheduleId(
          new PartyCode("HENGYUE"), new PartyCode("JIAXIN"), "PLANT1", "4711-A", null, null);
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int LINES = 25;

  private final CommandGateway counter;
  private int releases;

  private LongStream(CommandGateway counter) {
    this.counter = counter;
  }

  /**
   * Nanoseconds of each try.
   *
   * @param raw the payloads of all events by plain JDBC
   * @param whole read from the first event and folded
   * @param kept read from the kept state with the largest number of later events, and folded
   * @param keptCpu CPU of the reading thread for that, without the database
   * @param command one more release, from handing it in to its durable commit
   * @param stateBytes the kept state as JSON
   */
  public record Figures(
      int events,
      int eventsAfterState,
      long stateBytes,
      List<Long> raw,
      List<Long> whole,
      List<Long> kept,
      List<Long> keptCpu,
      List<Long> command) {}

  public static Figures measure(int events, int tries) throws SQLException {
    try (var db = TestDatabase.durable();
        var hub =
            History.on(db.pools()).events(EventTypes.ALL).states(StateType.ALL).open().start()) {
      new Desk(Contexts.TYPES, Contexts.FILING, hub.streams(), hub.events()).open(hub.commands());
      var stream = new LongStream(new CommandGateway(hub.commands()));
      while (stream.releases < events) stream.release(Math.min(100, events - stream.releases));
      awaitState(db, events);
      stream.release(99); // one short of the next state
      db.admin().sql("analyze domain_event, snapshot_event").update();
      var raw = raw(db, tries);
      var whole = new ArrayList<Long>();
      var kept = new ArrayList<Long>();
      var keptCpu = new ArrayList<Long>();
      var command = new ArrayList<Long>();
      var threads = ManagementFactory.getThreadMXBean();
      int after = 0;
      for (int i = 0; i < tries; i++) {
        var ids = List.of(SCHEDULE.stream());
        whole.add(
            timed(
                () ->
                    fold(
                        Past.whole(
                            requireNonNull(hub.streams().read(ids).get(SCHEDULE.stream()))))));
      }
      for (int i = 0; i < 10 * tries; i++) {
        var ids = List.of(SCHEDULE.stream());
        long worked = threads.getCurrentThreadCpuTime();
        long began = System.nanoTime();
        var past = requireNonNull(hub.streams().pasts(ids).get(SCHEDULE.stream()));
        fold(past);
        kept.add(System.nanoTime() - began);
        keptCpu.add(threads.getCurrentThreadCpuTime() - worked);
        after = past.events().size();
      }
      for (int i = 0; i < 10 * tries; i++) command.add(timed(() -> stream.release(1)));
      return new Figures(
          events, after, stateBytes(db), raw, whole, warm(kept), warm(keptCpu), warm(command));
    }
  }

  /** Without the first tenth, the compiler's share. */
  private static List<Long> warm(List<Long> all) {
    return all.subList(all.size() / 10, all.size());
  }

  private static void awaitState(TestDatabase db, int events) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (stateAfter(db) < events) {
      if (System.nanoTime() > deadline) throw new IllegalStateException("No state was kept");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private static long stateAfter(TestDatabase db) {
    return db.admin()
        .sql("select coalesce(max(sequence) + 1, 0) from snapshot_event")
        .query(Long.class)
        .single();
  }

  private static long stateBytes(TestDatabase db) {
    return db.admin().sql("select length(payload) from snapshot_event").query(Long.class).single();
  }

  private static DeliverySchedule fold(Past past) {
    return past.foldedFrom(DeliverySchedule.NEW, DeliveryScheduleEvent.class);
  }

  private static List<Long> raw(TestDatabase db, int tries) throws SQLException {
    var times = new ArrayList<Long>();
    try (var connection =
            DriverManager.getConnection(db.url(), DatabaseRoles.WRITER, db.password());
        var query =
            connection.prepareStatement(
                "select payload, metadata from domain_event where stream = ? order by sequence")) {
      query.setString(1, SCHEDULE.stream());
      for (int i = 0; i < tries; i++) {
        long began = System.nanoTime();
        try (var rows = query.executeQuery()) {
          while (rows.next()) {
            rows.getBytes(1);
            rows.getBytes(2);
          }
        }
        times.add(System.nanoTime() - began);
      }
    }
    return times;
  }

  private static long timed(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return System.nanoTime() - began;
  }

  /** One message with so many releases of the schedule. */
  private void release(int count) {
    List<StreamCommand> commands = new ArrayList<>();
    for (int i = 0; i < count; i++)
      commands.add(new ReleaseForecast(SCHEDULE, forecast(++releases)));
    var id = "r" + releases;
    var received =
        new InterchangeReceived(
            id,
            new InterchangeKey("HENGYUE", "WEFT", id),
            id,
            1_000,
            "https",
            SCHEDULE.buyer(),
            "UNOC:3",
            false,
            false,
            1,
            List.of(),
            null);
    var read = new MessageResult("DELFOR", "D97A", "1", MessageResult.Outcome.APPLIED, List.of());
    counter.file(
        new ApplyMessage(
            Happening.PROVENANCE,
            received,
            1,
            read,
            SCHEDULE.partnership(),
            commands,
            false,
            true,
            null));
  }

  private static Forecast forecast(int number) {
    List<ScheduleLine> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++)
      lines.add(
          new ScheduleLine(
              FIRST.plusDays(number % 300 + i * 2L),
              0,
              null,
              DateKind.DELIVERY,
              Bucket.DAY,
              i < 8 ? Firmness.FIRM : Firmness.FORECAST,
              Quantity.of(40 + i + number % 7),
              null,
              12 + 3 * i));
    return new Forecast(
        new Release(Integer.toString(number), FIRST.atTime(6, 0).plusHours(number)),
        null,
        null,
        "PCE",
        "Boom head casting",
        Received.UNKNOWN,
        lines);
  }
}
