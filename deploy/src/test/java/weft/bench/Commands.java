package weft.bench;

import static weft.bench.Report.number;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import weft.database.TestDatabase;
import weft.history.FollowingPrice;
import weft.history.FollowingPrice.Rounds;
import weft.history.HistoryThroughput;
import weft.history.HistoryThroughput.Figures;
import weft.history.HistoryThroughput.Rate;
import weft.history.TellingPrice;
import weft.history.TellingPrice.Pair;

/**
 * Measures how many commands a second become durable, compared with raw commits of the same rows.
 */
final class Commands implements Bench {
  private static final int MOST_PERCENT = 5;

  @Override
  public String name() {
    return "commands";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    try (var db = TestDatabase.durable()) {
      report.server(name(), db.admin());
    }
    int rounds = small ? 1 : 3;
    var all =
        HistoryThroughput.measure(
            small ? 0.05 : 3, rounds, it -> report.say("%s: %s", name(), it.toString()));
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
    for (int senders : small ? new int[] {8} : new int[] {1, 8, 64}) {
      following(report, senders, small);
      telling(report, senders, small);
    }
  }

  /** Throughput decides; CPU shows the composition, and depends less on the machine. */
  private void following(Report report, int senders, boolean small) throws Exception {
    var rounds =
        FollowingPrice.measure(
            senders,
            small ? 0.05 : 1,
            small ? 1 : 25,
            it -> report.say("%s, %d senders: %s", name(), senders, it));
    String sizes = "%d senders, %d rounds of each".formatted(senders, rounds.size());
    String alone = alone(rounds, Rounds::alone);
    report.figure(
        name(),
        "what a following view takes of them",
        sizes,
        String.format(
            Locale.ROOT,
            "%s; %.1f us of CPU a command",
            spread(rounds, Rounds::following),
            median(rounds, Rounds::cpuMicros)),
        alone);
    report.figure(
        name(),
        "of that, being woken in place of asking every 500 ms",
        sizes,
        spread(rounds, Rounds::waking),
        "with one that asks %s commands/s"
            .formatted(number(median(rounds, it -> it.asking().perSecond()))),
        MOST_PERCENT + " %",
        100 * median(rounds, Rounds::waking) <= MOST_PERCENT);
  }

  private void telling(Report report, int senders, boolean small) throws Exception {
    var pairs =
        TellingPrice.measure(
            senders,
            small ? 0.05 : 1.5,
            small ? 1 : 25,
            it -> report.say("%s, %d senders: %s", name(), senders, it));
    report.figure(
        name(),
        "what telling another hub takes of them, and its hearing",
        "%d senders, %d pairs of stretches".formatted(senders, pairs.size()),
        String.format(
            Locale.ROOT,
            "%s; %.1f us of CPU a command",
            spread(pairs, Pair::share),
            median(pairs, Pair::cpuMicros)),
        alone(pairs, Pair::alone),
        MOST_PERCENT + " %",
        100 * median(pairs, Pair::share) <= MOST_PERCENT);
  }

  private static <T> String alone(List<T> rounds, Function<T, Rate> of) {
    return String.format(
        Locale.ROOT,
        "without one %s commands/s, %.1f us of CPU each",
        number(median(rounds, it -> of.apply(it).perSecond())),
        median(rounds, it -> of.apply(it).cpuMicros()));
  }

  private static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
    return Times.median(rounds.stream().mapToDouble(figure).toArray());
  }

  /** The median, its 95 % confidence interval, and the spread of the rounds. */
  private static <T> String spread(List<T> rounds, ToDoubleFunction<T> share) {
    double[] all =
        rounds.stream().mapToDouble(it -> 100 * share.applyAsDouble(it)).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%.1f %% (%.1f to %.1f %%), half of the rounds between %.1f and %.1f %%",
        Times.median(all),
        all[mostBelowMedian(all.length)],
        all[all.length - 1 - mostBelowMedian(all.length)],
        all[all.length / 4],
        all[all.length - 1 - all.length / 4]);
  }

  /**
   * The index, in the sorted measurements, of the highest value that is below the true median with
   * a probability of 97.5 %.
   */
  private static int mostBelowMedian(int measured) {
    return (int) Math.max(0, Math.floor(measured / 2.0 - 0.98 * Math.sqrt(measured)));
  }
}
