package weft.bench;

import static weft.bench.Report.number;

import weft.database.TestDatabase;
import weft.history.HistoryThroughput;
import weft.history.HistoryThroughput.Figures;

/** How many commands a second become durable, beside raw commits of the same rows. */
final class Commands implements Bench {
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
      double viewed = Times.median(same.stream().mapToDouble(Figures::viewed).toArray());
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
            number(commands) + "/s; " + number(viewed) + "/s with a view following",
            "raw commits: %s/s, ratio %.2f".formatted(number(raw), ratio),
            "ratio " + toReach,
            ratio >= toReach);
      }
    }
  }
}
