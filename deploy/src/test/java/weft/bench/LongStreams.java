package weft.bench;

import static weft.bench.Report.number;

import weft.database.TestDatabase;
import weft.history.LongStream;

/** Measures how long a command waits for the history of a schedule with thousands of releases. */
final class LongStreams implements Bench {
  private static final double TO_REACH = 15;

  @Override
  public String name() {
    return "long-streams";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    try (var db = TestDatabase.durable()) {
      report.server(name(), db.admin());
    }
    for (int events : small ? new int[] {100} : new int[] {100, 1_000, 10_000}) {
      var it = LongStream.measure(events, small ? 2 : 30);
      var whole = Times.of(it.whole());
      var kept = Times.of(it.kept());
      String sizes =
          "%d releases of 25 lines; a state of %,d bytes and %d events"
              .formatted(events, it.stateBytes(), it.eventsAfterState());
      report.figure(
          name(),
          "loading a stream from its kept state",
          sizes,
          kept + "; the hub's CPU p50 " + number(Times.of(it.keptCpu()).p50()) + " ms",
          "its rows by JDBC p50 %s ms; all read and folded p50 %s ms"
              .formatted(number(Times.of(it.raw()).p50()), number(whole.p50())),
          "p50 under " + number(TO_REACH) + " ms",
          kept.p50() < TO_REACH);
      report.figure(
          name(), "one more release to its commit", sizes, Times.of(it.command()).toString(), "");
    }
  }
}
