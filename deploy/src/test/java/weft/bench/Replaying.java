package weft.bench;

import static java.util.Objects.requireNonNull;
import static weft.bench.Report.number;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.Segment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import weft.bench.ReplayedStreams.Happened;
import weft.database.TestDatabase;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.history.History;
import weft.history.follow.View;
import weft.history.follow.ViewProgress;
import weft.history.store.EventJson;
import weft.history.store.EventMetaData;
import weft.history.store.HistoryReader;
import weft.json.EventTypes;
import weft.party.PartyCode;
import weft.projections.interchange.InterchangeBoard;
import weft.projections.ordering.OrderBoard;
import weft.projections.scheduling.CallOffBoard;
import weft.replay.Replay;
import weft.replay.ReplayProgress;
import weft.replay.Verdict;
import weft.replay.Verification;

/**
 * Measures a replay of a history through the real views, as by {@code verify-replay}, compared with
 * a replay that writes nothing and a raw read of the table.
 */
final class Replaying implements Bench {
  private static final int EVENTS = 1_000_000;
  private static final int SHORT = 400;
  private static final double TO_REACH = 0.5;
  private static final int MESSAGE = 1_000;
  private static final int ROUNDS = 3;

  /** The number of orders placed between an order and its answer. */
  private static final int ORDERS_APART = 5_000;

  /** The number of schedules released between two releases of one schedule. */
  private static final int SCHEDULES_APART = 1_000;

  private int rounds = ROUNDS;
  private final EventJson json = new EventJson(EventTypes.ALL);

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    int events = small ? SHORT : EVENTS;
    rounds = small ? 1 : ROUNDS;
    measure(
        report,
        "interchanges, a row an event",
        new InterchangeBoard(),
        new Course(ReplayedStreams::interchange, 3, 0),
        events,
        true);
    measure(
        report,
        "orders, two rows an event",
        new OrderBoard(),
        new Course(ReplayedStreams::order, 2, ORDERS_APART),
        events,
        false);
    measure(
        report,
        "releases of 25 lines",
        new CallOffBoard(),
        new Course(ReplayedStreams::schedule, 2, SCHEDULES_APART),
        events / ReplayedStreams.LINES,
        false);
  }

  /**
   * The interleaving of streams: an interchange's events are one append; an order is answered long
   * after it was placed.
   *
   * @param length events of each stream
   * @param apart streams that begin between two events of one
   */
  private record Course(IntFunction<Happened> streams, int length, int apart) {}

  private void measure(
      Report report, String what, View view, Course course, int events, boolean judged)
      throws Exception {
    try (var db = TestDatabase.durable()) {
      report.server(name() + " " + view.name(), db.admin());
      int recorded = record(db, course, events);
      db.admin().sql("vacuum analyze domain_event").update();
      var raw = raw(db);
      double live = live(db, view, recorded); // and the compiler's share
      without(db, recorded);
      var rates = new double[rounds];
      var limits = new double[rounds];
      var ratios = new double[rounds];
      var last = new ArrayList<ReplayProgress>();
      Verdict verdict = null;
      for (int round = 0; round < rounds; round++) {
        limits[round] = without(db, recorded);
        verdict = verify(db, view, last);
        if (!verdict.isEqual()) throw new IllegalStateException(verdict.toString());
        rates[round] = recorded / (last.getLast().elapsed().toNanos() / 1e9);
        ratios[round] = rates[round] / limits[round];
        report.say("%s: %s of %s events/s", what, number(rates[round]), number(limits[round]));
      }
      double real = Times.median(rates);
      double ratio = Times.median(ratios);
      long rows = requireNonNull(verdict).tables().stream().mapToLong(it -> it.live().rows()).sum();
      var sizes = "%,d events, %,d bytes, %,d rows written".formatted(recorded, raw.bytes(), rows);
      var figure =
          "%s events/s, %s rows/s; by the live processor %s events/s; compared in %.1f s"
              .formatted(
                  number(real),
                  number(real * rows / recorded),
                  number(live),
                  verdict.took().minus(last.getLast().elapsed()).toMillis() / 1e3);
      var limit =
          "replay without rows %s events/s, ratio %.2f; raw read %s rows/s"
              .formatted(number(Times.median(limits)), ratio, number(recorded / raw.seconds()));
      if (judged)
        report.figure(name(), what, sizes, figure, limit, "ratio " + TO_REACH, ratio >= TO_REACH);
      else report.figure(name(), what, sizes, figure, limit);
    }
  }

  /** Appends as a hub does, in messages of many events. */
  private static int record(TestDatabase db, Course course, int events) {
    var provenance =
        new Provenance(
            new Provenance.Actor(new PartyCode("OEM-1"), null, "bench"),
            new Provenance.Source("interchange", "0193a1b2-0000-7000-8000-000000000000", "1", null),
            Set.of(new PartyCode("OEM-1")),
            "bench",
            null);
    int streams = events / course.length();
    try (var history = History.on(db.pools()).events(EventTypes.ALL).open()) {
      var message = new ArrayList<DomainEventMessage<?>>();
      for (int i = 0; i < streams + (course.length() - 1) * course.apart(); i++) {
        for (int sequence = 0; sequence < course.length(); sequence++) {
          int number = i - sequence * course.apart();
          if (number < 0 || number >= streams) continue;
          var happened = course.streams().apply(number);
          message.add(
              new GenericDomainEventMessage<>(
                  "",
                  happened.stream(),
                  sequence,
                  happened.events().get(sequence),
                  EventMetaData.of(provenance)));
        }
        if (message.size() < MESSAGE) continue;
        history.events().publish(message);
        message.clear();
      }
      if (!message.isEmpty()) history.events().publish(message);
    }
    return streams * course.length();
  }

  private record Raw(long bytes, double seconds) {}

  private static Raw raw(TestDatabase db) throws SQLException {
    long begun = System.nanoTime();
    long bytes = 0;
    try (var connection = db.writerLogins().getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.setFetchSize(1_000);
        try (var rows = statement.executeQuery("select * from domain_event order by position")) {
          while (rows.next())
            bytes += rows.getBytes("payload").length + rows.getBytes("metadata").length;
        }
      }
    }
    return new Raw(bytes, (System.nanoTime() - begun) / 1e9);
  }

  private double without(TestDatabase db, int events) throws SQLException {
    var tables = db.writerLogins();
    try (var reading = tables.getConnection()) {
      long begun = System.nanoTime();
      try (var replay =
          new Replay(new NoRows(), history(reading), tables::getConnection, _ -> {})) {
        replay.to(new ViewProgress(Map.of(Segment.ROOT_SEGMENT, (long) events)), Set.of());
      }
      return events / ((System.nanoTime() - begun) / 1e9);
    }
  }

  private static double live(TestDatabase db, View view, int events) {
    long begun = System.nanoTime();
    try (var hub = History.on(db.pools()).events(EventTypes.ALL).view(view).open().start()) {
      if (!hub.positions().awaitSettled(events, Duration.ofMinutes(10)))
        throw new IllegalStateException("Not settled in 10 minutes");
      return events / ((System.nanoTime() - begun) / 1e9);
    }
  }

  private Verdict verify(TestDatabase db, View view, List<ReplayProgress> last)
      throws SQLException {
    try (var reading = db.writerLogins().getConnection()) {
      return new Verification(db.ownerLogins(), db.writerLogins(), history(reading), json)
          .of(view, last::add);
    }
  }

  private HistoryReader history(Connection reading) {
    return new HistoryReader(new SingleConnectionDataSource(reading, true), json);
  }

  /** Processes every event and writes no row. */
  private static final class NoRows implements View {
    @Override
    public String name() {
      return "no rows";
    }

    @Override
    public Set<Class<?>> events() {
      return Set.of(Object.class);
    }

    @Override
    public void write(JdbcClient db, List<Recorded> batch) {}
  }
}
