package weft.history;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.eventhandling.EventBus;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.DatabaseRoles;
import weft.database.TestDatabase;
import weft.event.Recorded;

/**
 * Commands a second at 1, 8 and 64 senders, beside raw single-row JDBC commits of the same rows in
 * the same run. Arguments: seconds for each figure, rounds.
 */
public final class HistoryThroughput {
  private HistoryThroughput() {}

  record Happen(String stream) {}

  record Desk(EventBus events) {
    @CommandHandler
    void handle(Happen command) {
      events.publish(Happening.at(command.stream(), 0));
    }
  }

  /** The least a view can do: the price of following at once, not of the rows. */
  record LastSeen() implements View {
    @Override
    public String name() {
      return "LastSeen";
    }

    @Override
    public boolean handles(Object payload) {
      return true;
    }

    @Override
    public void write(JdbcClient db, List<Recorded> batch) {}
  }

  private interface Sender {
    void send() throws Exception;
  }

  public static void main(String[] args) throws Exception {
    long seconds = args.length > 0 ? Long.parseLong(args[0]) : 3;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    try (var db = TestDatabase.fresh()) {
      db.owner()
          .sql(
              "create table raw_event (like domain_event including all); alter table raw_event"
                  + " alter position add generated always as identity")
          .update();
      System.out.println(
          "fsync "
              + db.admin().sql("show fsync").query(String.class).single()
              + ", rows of about 640 bytes");
      System.out.println("senders        raw   commands   (ratio)  commands with a view   (ratio)");
      commands(64, 5, History.on(db.pools())); // compiled code is measured, not the compiler
      for (int round = 0; round < rounds; round++)
        for (int senders : new int[] {1, 8, 64}) {
          double raw = raw(db, senders, seconds);
          double bare = commands(senders, seconds, History.on(db.pools()));
          double viewed = commands(senders, seconds, History.on(db.pools()).view(new LastSeen()));
          System.out.printf(
              "%7d %10.0f %10.0f %9.2f %21.0f %9.2f%n",
              senders, raw, bare, bare / raw, viewed, viewed / raw);
        }
    }
  }

  private static double raw(TestDatabase db, int senders, long seconds) throws Exception {
    var row = Row.of(Happening.at("Test:raw", 0), Happening.json());
    var connections = new ArrayList<Connection>();
    var sending = new ArrayList<Sender>();
    for (int i = 0; i < senders; i++) {
      var connection = DriverManager.getConnection(db.url(), DatabaseRoles.WRITER, db.password());
      connections.add(connection);
      sending.add(rawSender(connection, row));
    }
    double rate = rate(sending, seconds);
    for (var connection : connections) connection.close();
    return rate;
  }

  private static Sender rawSender(Connection connection, Row row) throws SQLException {
    var insert =
        connection.prepareStatement(
            """
            insert into raw_event (stream, sequence, event_id, stream_type, type, payload, metadata, recorded_at, published_at)
            values (?, 0, ?, ?, ?, ?, ?, clock_timestamp(), now())
            """);
    return () -> {
      insert.setString(1, "Test:" + UUID.randomUUID());
      insert.setString(2, new EventIds().generateIdentifier());
      insert.setString(3, row.streamType());
      insert.setString(4, row.type());
      insert.setBytes(5, row.payload());
      insert.setBytes(6, row.metadata());
      insert.executeUpdate();
    };
  }

  private static double commands(int senders, long seconds, History.Plan plan) throws Exception {
    try (var hub =
        plan.events(Happening.TYPES).commandHandler(it -> new Desk(it.events())).open().start()) {
      hub.positions().awaitSettled(hub.positions().head(), java.time.Duration.ofSeconds(30));
      var sending = new ArrayList<Sender>();
      for (int i = 0; i < senders; i++)
        sending.add(
            () -> {
              var result = new FutureCallback<Happen, Object>();
              hub.commands()
                  .dispatch(
                      new GenericCommandMessage<>(new Happen("Test:" + UUID.randomUUID())), result);
              result.getResult();
            });
      return rate(sending, seconds);
    }
  }

  private static double rate(List<Sender> senders, long seconds) throws Exception {
    var sent = new AtomicLong();
    long warm = System.nanoTime() + 1_000_000_000L;
    long end = warm + seconds * 1_000_000_000L;
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
      for (var it : done) it.get();
    }
    return sent.get() / (double) seconds;
  }
}
