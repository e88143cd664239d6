package weft.history;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.eventhandling.EventBus;
import weft.database.DatabaseRoles;
import weft.database.TestDatabase;
import weft.history.store.EventIds;
import weft.history.store.Row;

/**
 * Measures commands per second with 1, 8 and 64 senders, and events per second in messages of 100.
 * Raw JDBC commits of the same rows in the same run give the comparison.
 */
public final class HistoryThroughput {
  private HistoryThroughput() {}

  record Happen(String stream, int events) {}

  record Desk(EventBus events) {
    @CommandHandler
    void handle(Happen command) {
      events.publish(Happening.first(command.stream(), command.events()));
    }
  }

  interface Sender {
    void send() throws Exception;
  }

  /**
   * The result for a number of senders, in commands or transactions per second.
   *
   * @param events in each command, and rows in each raw transaction
   */
  public record Figures(int senders, int events, double raw, double commands) {}

  /** Measures every figure for some seconds; reports each one as it comes. */
  public static List<Figures> measure(double seconds, int rounds, Consumer<Figures> told)
      throws Exception {
    var measured = new ArrayList<Figures>();
    try (var db = TestDatabase.durable()) {
      db.owner()
          .sql(
              "create table raw_event (like domain_event including all); alter table raw_event"
                  + " alter position add generated always as identity")
          .update();
      commands(db, 64, 1, 2 * seconds, History.on(db.pools())); // the compiler's share
      for (int round = 0; round < rounds; round++)
        for (int[] load : new int[][] {{1, 1}, {8, 1}, {64, 1}, {8, 100}}) {
          int senders = load[0];
          int events = load[1];
          var figures =
              new Figures(
                  senders,
                  events,
                  raw(db, senders, events, seconds),
                  commands(db, senders, events, seconds, History.on(db.pools())).perSecond());
          told.accept(figures);
          measured.add(figures);
        }
    }
    return measured;
  }

  private static double raw(TestDatabase db, int senders, int rows, double seconds)
      throws Exception {
    var row = Row.of(Happening.at("Test:raw", 0), Happening.json());
    var connections = new ArrayList<Connection>();
    var sending = new ArrayList<Sender>();
    for (int i = 0; i < senders; i++) {
      var connection = DriverManager.getConnection(db.url(), DatabaseRoles.WRITER, db.password());
      connections.add(connection);
      sending.add(rawSender(connection, row, rows));
    }
    double rate = rate(db, sending, seconds).perSecond();
    for (var connection : connections) connection.close();
    return rate;
  }

  private static Sender rawSender(Connection connection, Row row, int rows) throws SQLException {
    var insert =
        connection.prepareStatement(
            """
            insert into raw_event (stream, sequence, event_id, stream_type, type, payload, metadata, recorded_at, published_at)
            values (?, ?, ?, ?, ?, ?, ?, clock_timestamp(), now())
            """);
    connection.setAutoCommit(rows == 1);
    return () -> {
      var stream = "Test:" + UUID.randomUUID();
      for (int sequence = 0; sequence < rows; sequence++) {
        insert.setString(1, stream);
        insert.setInt(2, sequence);
        insert.setString(3, new EventIds().generateIdentifier());
        insert.setString(4, row.streamType());
        insert.setString(5, row.type());
        insert.setBytes(6, row.payload());
        insert.setBytes(7, row.metadata());
        if (rows > 1) insert.addBatch();
      }
      if (rows == 1) insert.executeUpdate();
      else {
        insert.executeBatch();
        connection.commit();
      }
    };
  }

  static Rate commands(TestDatabase db, int senders, int events, double seconds, History.Plan plan)
      throws Exception {
    return commands(
        db,
        senders,
        events,
        seconds,
        plan,
        hub -> {
          hub.positions().awaitSettled(hub.positions().head(), Duration.ofSeconds(30));
          return () -> {};
        });
  }

  /** Follows a hub until closed; starts once it has caught up. */
  interface Follower {
    AutoCloseable of(History hub) throws Exception;
  }

  static Rate commands(
      TestDatabase db,
      int senders,
      int events,
      double seconds,
      History.Plan plan,
      Follower follower)
      throws Exception {
    try (var hub = hub(plan);
        var _ = follower.of(hub)) {
      return rate(db, sending(hub, senders, events), seconds);
    }
  }

  /** A hub that takes the commands, started. */
  static History hub(History.Plan plan) {
    return plan.events(Happening.TYPES).commandHandler(it -> new Desk(it.events())).open().start();
  }

  /** Senders, each of which sends one command after the other to its own stream. */
  static List<Sender> sending(History hub, int senders, int events) {
    Sender one =
        () -> {
          var result = new FutureCallback<Happen, Object>();
          hub.commands()
              .dispatch(
                  new GenericCommandMessage<>(new Happen("Test:" + UUID.randomUUID(), events)),
                  result);
          result.getResult();
        };
    return Collections.nCopies(senders, one);
  }

  /**
   * The result of the senders.
   *
   * @param cpuMicros CPU time per command, of this process and the server
   */
  public record Rate(double perSecond, double cpuMicros) {}

  private static Rate rate(TestDatabase db, List<Sender> senders, double seconds) throws Exception {
    var sent = new AtomicLong();
    long warm = System.nanoTime() + (long) (Math.min(1, seconds) * 1e9);
    long end = warm + (long) (seconds * 1e9);
    try (var threads = Executors.newFixedThreadPool(senders.size())) {
      var done = new ArrayList<Future<?>>();
      for (var sender : senders)
        done.add(
            threads.submit(
                () -> {
                  while (System.nanoTime() < warm) sender.send();
                  long mine = 0;
                  for (; System.nanoTime() < end; mine++) sender.send();
                  sent.addAndGet(mine);
                  return null;
                }));
      TimeUnit.NANOSECONDS.sleep(warm - System.nanoTime());
      var before = CpuTime.of(db.admin());
      for (var it : done) it.get();
      var spent = CpuTime.of(db.admin()).since(before);
      return new Rate(sent.get() / seconds, micros(spent) / sent.get());
    }
  }

  static double micros(Map<String, Duration> spent) {
    return spent.values().stream().mapToLong(Duration::toNanos).sum() / 1e3;
  }
}
