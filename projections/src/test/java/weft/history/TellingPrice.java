package weft.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.history.HistoryThroughput.Rate;
import weft.history.HistoryThroughput.Sender;

/**
 * Measures how much it slows commands to notify another hub of them: one hub under constant load,
 * while a second one on its database starts and stops. Compares each period with the second hub
 * with the adjacent one without it, so that nothing else is restarted in between.
 */
public final class TellingPrice {
  /** A hub checks once a second whether another listens. */
  private static final Duration NOTICED = Duration.ofMillis(1_300);

  private TellingPrice() {}

  /** Two adjacent stretches; either may be first. */
  public record Pair(Rate heard, Rate alone) {
    /** The share of throughput that it takes; below 0 if throughput rose. */
    public double share() {
      return 1 - heard.perSecond() / alone.perSecond();
    }

    /** In microseconds of CPU per command, in this process and the server. */
    public double cpuMicros() {
      return heard.cpuMicros() - alone.cpuMicros();
    }
  }

  /** Measures this many pairs, of stretches of some seconds; reports each one as it comes. */
  public static List<Pair> measure(int senders, double seconds, int pairs, Consumer<Pair> told)
      throws Exception {
    var measured = new ArrayList<Pair>();
    try (var db = TestDatabase.durable();
        var hub = HistoryThroughput.hub(History.on(db.pools()));
        var load = new Load(HistoryThroughput.sending(hub, senders, 1))) {
      alone(db, load, 2 * seconds); // the compiler's share
      for (int i = 0; i < pairs; i++) {
        Rate before = i % 2 == 0 ? null : alone(db, load, seconds);
        Rate heard = heard(db, load, seconds);
        Rate alone = before == null ? alone(db, load, seconds) : before;
        var pair = new Pair(heard, alone);
        told.accept(pair);
        measured.add(pair);
      }
    }
    return measured;
  }

  private static Rate heard(TestDatabase db, Load load, double seconds) throws Exception {
    try (var pools = db.morePools();
        var _ = History.on(pools).open().start()) {
      return load.measured(db.admin(), seconds);
    }
  }

  private static Rate alone(TestDatabase db, Load load, double seconds) throws Exception {
    return load.measured(db.admin(), seconds);
  }

  /** Senders that send until it is closed. */
  static final class Load implements AutoCloseable {
    private final LongAdder sent = new LongAdder();
    private final ExecutorService threads;
    private final List<Future<?>> sending = new ArrayList<>();
    private volatile boolean closed;

    Load(List<Sender> senders) {
      threads = Executors.newFixedThreadPool(senders.size());
      for (Sender it : senders)
        sending.add(
            threads.submit(
                () -> {
                  for (; !closed; sent.increment()) it.send();
                  return null;
                }));
    }

    Rate measured(JdbcClient server, double seconds) throws Exception {
      Thread.sleep(NOTICED);
      var cpu = CpuTime.of(server);
      long before = sent.sum();
      long begun = System.nanoTime();
      Thread.sleep((long) (seconds * 1e3));
      double commands = sent.sum() - before;
      double took = (System.nanoTime() - begun) / 1e9;
      return new Rate(
          commands / took, HistoryThroughput.micros(CpuTime.of(server).since(cpu)) / commands);
    }

    @Override
    public void close() throws ExecutionException {
      closed = true;
      threads.close();
      for (Future<?> it : sending)
        if (it.state() == Future.State.FAILED) throw new ExecutionException(it.exceptionNow());
    }
  }
}
