package weft.bench;

import static weft.bench.Report.number;

import java.util.Locale;
import weft.database.TestDatabase;
import weft.history.FollowingPrice;
import weft.history.FollowingPrice.Pair;
import weft.history.HistoryThroughput;
import weft.history.HistoryThroughput.Figures;

/** How many commands a second become durable, beside raw commits of the same rows. */
final class Commands implements Bench {
  private static final int MOST_PERCENT = 5;

  @Override
  public String name() {
    return "commands";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    try (var db = TestDatabase.fresh()) {
      report.server(name(), db.admin());
    }
    int rounds = small ? 1 : 3;
    var all =
        HistoryThroughput.measure(
            small ? 0.2 : 3, rounds, it -> report.say("%s: %s", name(), it.toString()));
    for (Figures kind : all.subList(0, all.size() / rounds)) {
      var same =
          all.stream()
              .filter(it -> it.senders() == kind.senders() && it.events() == kind.events())
              .toList();
      double ratio =
          Times.median(same.stream().mapToDouble(it -> it.commands() / it.raw()).toArray());
      double commands = Times.median(same.stream().mapToDouble(Figures::commands).toArray());
      double raw = Times.median(same.stream().mapToDouble(Figures::raw).toArray());
      String sizes =
          "%d senders, %d events of about 640 bytes".formatted(kind.senders(), kind.events());
      if (kind.events() > 1)
        report.figure(
            name(),
            "events appended in messages",
            sizes,
            number(commands * kind.events()) + " events/s",
            "JDBC batches: %s rows/s, ratio %.2f".formatted(number(raw * kind.events()), ratio));
      else {
        double toReach = kind.senders() == 1 ? 0.5 : kind.senders() == 8 ? 0.6 : 1.5;
        report.figure(
            name(),
            "commands",
            sizes,
            number(commands) + "/s",
            "raw commits: %s/s, ratio %.2f".formatted(number(raw), ratio),
            "ratio " + toReach,
            ratio >= toReach);
      }
    }
    for (int senders : new int[] {1, 8, 64}) following(report, senders, small);
  }

  /** Judged by throughput; the CPU says what it is made of, and moves less with the machine. */
  private void following(Report report, int senders, boolean small) throws Exception {
    var pairs =
        FollowingPrice.measure(
            senders,
            small ? 0.2 : 2,
            small ? 1 : 9,
            it -> report.say("%s, %d senders: %s", name(), senders, it));
    double[] prices = pairs.stream().mapToDouble(it -> 100 * it.price()).sorted().toArray();
    double price = Times.median(prices);
    report.figure(
        name(),
        "what a following view takes of them",
        "%d senders, %d pairs of rounds".formatted(senders, pairs.size()),
        String.format(
            Locale.ROOT,
            "%.1f %%, half of the pairs between %.1f and %.1f %%; %.1f us of CPU a command",
            price,
            prices[prices.length / 4],
            prices[prices.length - 1 - prices.length / 4],
            Times.median(pairs.stream().mapToDouble(Pair::cpuMicros).toArray())),
        String.format(
            Locale.ROOT,
            "without one %s commands/s, %.1f us of CPU each",
            number(
                Times.median(pairs.stream().mapToDouble(it -> it.alone().perSecond()).toArray())),
            Times.median(pairs.stream().mapToDouble(it -> it.alone().cpuMicros()).toArray())),
        MOST_PERCENT + " %",
        price <= MOST_PERCENT);
  }
}
