package weft.bench;

import static weft.bench.Report.number;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.edi.InterchangeResult;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.Sender;
import weft.interchange.InterchangeOutcome;
import weft.party.PartyCode;

/**
 * Submits release after release of a supplier's 10,000 lines, and measures each from its message's
 * bytes until its rows are visible. A long history must slow neither writing nor reading.
 */
final class FiftyReleases implements Bench {
  private static final int RELEASES = 50;
  private static final int AVERAGED = 5;
  private static final double LEAST_OF_LINES = 0.7;
  private static final double MOST_OF_READING = 1.5;

  @Override
  public String name() {
    return "fifty-releases";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    var releases = new Releases(1, small ? 12 : 400, new PartyCode("JIAXIN")).in("FIFTY-");
    int count = small ? 4 : RELEASES;
    int averaged = small ? 1 : AVERAGED;
    try (var hub = BenchHub.start(small)) {
      releases.introduce(hub);
      report.server(name(), hub.writer());
      release(hub, releases, 1);
      var before = reading(hub, releases, small);
      var first = reading(hub, releases, small); // the previous release warmed up the compiler
      report.say("after the first release: %s, the compiler's share %s", first, before);
      String sizes = sizes(hub.writer());
      var rates = new ArrayList<Double>();
      for (int release = 2; release <= count; release++) {
        rates.add(releases.lines(0) / release(hub, releases, release));
        report.say("release %d: %s lines/s", release, number(rates.getLast()));
      }
      var last = reading(hub, releases, small);
      double firstRate = median(rates.subList(0, averaged));
      double lastRate = median(rates.subList(rates.size() - averaged, rates.size()));
      double share = lastRate / firstRate;
      report.figure(
          name(),
          "lines/s of the last releases, 10 % of the lines changed",
          "%d releases of %,d lines, %,d bytes; medians of %d"
              .formatted(count, releases.lines(0), releases.delfor(0, 1).length, averaged),
          "%s, %.2f of the first".formatted(number(lastRate), share),
          "releases from the second on: " + number(firstRate),
          "%.1f of the first".formatted(LEAST_OF_LINES),
          share >= LEAST_OF_LINES);
      report.figure(
          name(),
          "page of 50 current lines after the last release",
          sizes(hub.writer()),
          last.toString(),
          "after the first release, %s: %s".formatted(sizes, first),
          "p50 at most %.1f times that".formatted(MOST_OF_READING),
          last.p50() <= first.p50() * MOST_OF_READING);
    }
  }

  /** Seconds from the release's bytes to all of its rows. */
  private static double release(BenchHub hub, Releases releases, int release) {
    var reception = hub.part(Reception.class);
    var sender = new Sender(releases.buyer(0), null, "bench", "https");
    var bytes = releases.delfor(0, release);
    long begun = System.nanoTime();
    InterchangeResult answer = reception.apply(reception.store(bytes, sender), sender);
    if (answer.outcome() != InterchangeOutcome.ACCEPTED)
      throw new IllegalStateException(answer.toString());
    hub.settle();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static Times reading(BenchHub hub, Releases releases, boolean small) throws Exception {
    var nanoseconds = new ArrayList<Long>();
    String token = FirstPage.token(hub, "jiaxin-api");
    for (int i = 0; i < (small ? 20 : 1_500); i++) {
      long begun = System.nanoTime();
      String page =
          FirstPage.get(hub, "/api/v1/call-offs?as=supplier&buyer=" + releases.buyer(0), token);
      if (i >= (small ? 0 : 500)) nanoseconds.add(System.nanoTime() - begun);
      if (page.length() < 10_000) throw new IllegalStateException(page);
    }
    return Times.of(nanoseconds);
  }

  private static String sizes(JdbcClient db) {
    var sizes = new ArrayList<String>();
    for (String table : List.of("call_off_line", "call_off_line_past", "domain_event"))
      sizes.add(
          "%s %,d rows in %.1f MB"
              .formatted(
                  table,
                  db.sql("select count(*) from " + table).query(Long.class).single(),
                  db.sql("select pg_total_relation_size(?::regclass) / 1e6")
                      .param(table)
                      .query(Double.class)
                      .single()));
    return String.join(", ", sizes);
  }

  private static double median(List<Double> rates) {
    return Times.median(rates.stream().mapToDouble(it -> it).toArray());
  }
}
