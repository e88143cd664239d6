package weft.bench;

import static weft.bench.Report.number;

import java.util.List;
import java.util.Locale;
import weft.database.TestDatabase;
import weft.history.SealingPrice;
import weft.history.SealingPrice.Pair;

/** Measures how much sealing takes of the commands, with the sealer on and off in turns. */
final class SealingCost implements Bench {
  private static final int MOST_PERCENT = 5;

  @Override
  public String name() {
    return "sealing";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    try (var db = TestDatabase.durable()) {
      report.server(name(), db.admin());
    }
    for (int senders : small ? new int[] {8} : new int[] {1, 8, 64}) {
      var pairs =
          SealingPrice.measure(
              senders,
              small ? 0.05 : 1.5,
              small ? 1 : 15,
              it -> report.say("%s, %d senders: %s", name(), senders, it));
      double[] shares = pairs.stream().mapToDouble(it -> 100 * it.share()).sorted().toArray();
      report.figure(
          name(),
          "what sealing takes of the commands",
          "%d senders, %d pairs of stretches".formatted(senders, pairs.size()),
          String.format(
              Locale.ROOT,
              "%.1f %%, half of the pairs between %.1f and %.1f %%; %.1f us of CPU a command;"
                  + " at most %d s behind",
              Times.median(shares),
              shares[shares.length / 4],
              shares[shares.length - 1 - shares.length / 4],
              Times.median(pairs.stream().mapToDouble(Pair::cpuMicros).toArray()),
              pairs.stream().mapToLong(Pair::behind).max().orElse(0)),
          alone(pairs),
          MOST_PERCENT + " %",
          Times.median(shares) <= MOST_PERCENT);
    }
  }

  private static String alone(List<Pair> pairs) {
    return "without it %s commands/s"
        .formatted(
            number(
                Times.median(
                    pairs.stream().mapToDouble(it -> it.unsealed().perSecond()).toArray())));
  }
}
