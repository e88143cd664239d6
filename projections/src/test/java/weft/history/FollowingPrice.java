package weft.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.event.Recorded;
import weft.history.HistoryThroughput.Rate;

/**
 * What it costs commands that a view follows them: rounds of a hub without one and of the same hub
 * with one, in turn, so that whatever else the machine does befalls both alike.
 */
public final class FollowingPrice {
  private FollowingPrice() {}

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

  /** Two rounds, one after the other. */
  public record Pair(Rate alone, Rate followed) {
    /** The share of throughput that following takes; below 0 where it gave some. */
    public double price() {
      return 1 - followed.perSecond() / alone.perSecond();
    }

    /** CPU that following takes, of this process and the server; in microseconds a command. */
    public double cpuMicros() {
      return followed.cpuMicros() - alone.cpuMicros();
    }
  }

  /** Every second pair begins with the followed round. */
  public static List<Pair> measure(int senders, double seconds, int pairs, Consumer<Pair> told)
      throws Exception {
    var measured = new ArrayList<Pair>();
    try (var db = TestDatabase.fresh()) {
      followed(db, senders, 2 * seconds); // the compiler's share
      for (int i = 0; i < pairs; i++) {
        boolean aloneFirst = i % 2 == 0;
        Rate first = aloneFirst ? alone(db, senders, seconds) : followed(db, senders, seconds);
        Rate second = aloneFirst ? followed(db, senders, seconds) : alone(db, senders, seconds);
        var pair = aloneFirst ? new Pair(first, second) : new Pair(second, first);
        told.accept(pair);
        measured.add(pair);
      }
    }
    return measured;
  }

  private static Rate alone(TestDatabase db, int senders, double seconds) throws Exception {
    return HistoryThroughput.commands(db, senders, 1, seconds, History.on(db.pools()));
  }

  private static Rate followed(TestDatabase db, int senders, double seconds) throws Exception {
    return HistoryThroughput.commands(
        db, senders, 1, seconds, History.on(db.pools()).view(new LastSeen()));
  }
}
