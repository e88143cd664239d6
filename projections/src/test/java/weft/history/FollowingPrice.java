package weft.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.event.Recorded;
import weft.history.HistoryThroughput.Rate;
import weft.history.follow.View;

/**
 * Measures how much a following view slows commands, and how much of that comes from waking it.
 * Runs rounds of the same hub without a view, with one that polls twice a second, and with one that
 * is woken, in turn, so that other load on the machine affects all alike.
 */
public final class FollowingPrice {
  private FollowingPrice() {}

  /** The minimal work of a view: this measures the cost of following, not of rows. */
  record LastSeen() implements View {
    @Override
    public String name() {
      return "LastSeen";
    }

    @Override
    public Set<Class<?>> events() {
      return Set.of(Object.class);
    }

    @Override
    public void write(JdbcClient db, List<Recorded> batch) {}
  }

  /** The figures of three rounds, one after the other. */
  public record Rounds(Rate alone, Rate woken, Rate asking) {
    /** The share of throughput that following takes; below 0 if throughput rose. */
    public double following() {
      return 1 - woken.perSecond() / alone.perSecond();
    }

    /** The share of the rest that wake-ups take, compared with polling; below 0 as well. */
    public double waking() {
      return 1 - woken.perSecond() / asking.perSecond();
    }

    /** CPU that following takes, in this process and the server; in microseconds per command. */
    public double cpuMicros() {
      return woken.cpuMicros() - alone.cpuMicros();
    }
  }

  private interface Round {
    Rate measured() throws Exception;
  }

  /** Each time another variant comes first. */
  public static List<Rounds> measure(int senders, double seconds, int times, Consumer<Rounds> told)
      throws Exception {
    var measured = new ArrayList<Rounds>();
    try (var db = TestDatabase.durable()) {
      woken(db, senders, 2 * seconds); // the compiler's share
      asking(db, senders, seconds);
      List<Round> kinds =
          List.of(
              () -> alone(db, senders, seconds),
              () -> woken(db, senders, seconds),
              () -> asking(db, senders, seconds));
      for (int i = 0; i < times; i++) {
        var rates = new Rate[3];
        for (int j = i; j < i + 3; j++) rates[j % 3] = kinds.get(j % 3).measured();
        var rounds = new Rounds(rates[0], rates[1], rates[2]);
        told.accept(rounds);
        measured.add(rounds);
      }
    }
    return measured;
  }

  private static Rate alone(TestDatabase db, int senders, double seconds) throws Exception {
    return HistoryThroughput.commands(db, senders, 1, seconds, History.on(db.pools()));
  }

  private static Rate woken(TestDatabase db, int senders, double seconds) throws Exception {
    return HistoryThroughput.commands(
        db, senders, 1, seconds, History.on(db.pools()).view(new LastSeen()));
  }

  private static Rate asking(TestDatabase db, int senders, double seconds) throws Exception {
    return HistoryThroughput.commands(
        db, senders, 1, seconds, History.on(db.pools()), it -> Asking.of(it, db.pools().writer()));
  }
}
