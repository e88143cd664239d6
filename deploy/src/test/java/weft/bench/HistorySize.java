package weft.bench;

import static weft.bench.Report.number;

import java.util.ArrayList;
import java.util.List;
import weft.history.GrownHistory;

/**
 * Compares a history of ten million events with one of a million, in turns: appending, the position
 * of an instant, and a page. It fills about 15 GB.
 */
final class HistorySize implements Bench {
  private static final double MOST = 1.2;

  @Override
  public String name() {
    return "history-size";
  }

  @Override
  public boolean isByNameAlone() {
    return true;
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    long few = small ? 1_000 : 1_000_000;
    long many = 10 * few;
    report.say("filling %,d and %,d events by SQL", few, many);
    try (var shorter = new GrownHistory(few);
        var longer = new GrownHistory(many)) {
      report.server(name(), longer.database().admin());
      var appends = List.of(new ArrayList<Double>(), new ArrayList<Double>());
      var moments = List.of(new ArrayList<Long>(), new ArrayList<Long>());
      var pages = List.of(new ArrayList<Long>(), new ArrayList<Long>());
      for (int round = 0; round < (small ? 1 : 9); round++)
        for (int i : round % 2 == 0 ? new int[] {0, 1} : new int[] {1, 0}) {
          var history = i == 0 ? shorter : longer;
          appends.get(i).add(history.appends(small ? 0.05 : 2));
          moments.get(i).addAll(history.moments(small ? 20 : 500));
          pages.get(i).addAll(history.pages(small ? 20 : 500));
        }
      double less = median(appends.get(0));
      double more = median(appends.get(1));
      figure(
          report,
          "commands of 8 senders",
          few,
          many,
          number(less) + "/s",
          number(more) + "/s",
          less / more);
      compare(report, "the position of an instant", few, many, moments);
      compare(report, "a page of 50 events", few, many, pages);
    }
  }

  private void compare(
      Report report, String what, long few, long many, List<ArrayList<Long>> times) {
    var less = Times.of(times.get(0));
    var more = Times.of(times.get(1));
    figure(report, what, few, many, less.toString(), more.toString(), more.p50() / less.p50());
  }

  private void figure(
      Report report, String what, long few, long many, String less, String more, double ratio) {
    report.figure(
        name(),
        what,
        "%,d and %,d events".formatted(few, many),
        "%s; ratio %.2f".formatted(more, ratio),
        "in the shorter: " + less,
        "ratio " + MOST,
        ratio <= MOST);
  }

  private static double median(List<Double> values) {
    return Times.median(values.stream().mapToDouble(it -> it).toArray());
  }
}
