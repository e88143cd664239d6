package weft.bench;

import static weft.bench.Report.number;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.edi.InterchangeResult;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.Sender;
import weft.history.Positions;
import weft.interchange.InterchangeOutcome;

/**
 * Measures DELFORs from several senders, from the upload until the boards show them; also at a
 * steady rate, with the time of each.
 */
final class BytesToRows implements Bench {
  private static final int SENDERS = 6;
  private static final int TO_REACH = 10_000;

  @Override
  public String name() {
    return "bytes-to-rows";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    var releases = new Releases(small ? 4 : 200);
    try (var hub = BenchHub.start(small)) {
      releases.introduce(hub);
      report.server(name(), hub.writer());
      Round first = round(hub, releases, 1);
      report.figure(
          name(), "first releases", first.sizes(), first.rate(), copy(hub, first.written()));
      var rates = new ArrayList<Double>();
      int rounds = small ? 1 : 3;
      for (int i = 0; i < rounds; i++) {
        Round it = round(hub, releases, 2 + i);
        rates.add(it.linesPerSecond());
        report.say("release %d: %s", 2 + i, it.rate());
        if (i < rounds - 1) continue;
        double median = Times.median(rates.stream().mapToDouble(rate -> rate).toArray());
        report.figure(
            name(),
            "next releases, 10 % of the lines changed",
            it.sizes(),
            number(median) + " lines/s, median of " + rates.size(),
            copy(hub, it.written()),
            number(TO_REACH) + " lines/s",
            median >= TO_REACH);
      }
      paced(report, hub, releases, 2 + rounds);
    }
  }

  private record Round(int messages, long bytes, long lines, long written, double seconds) {
    double linesPerSecond() {
      return lines / seconds;
    }

    String sizes() {
      return "%,d messages, %,d bytes, %,d lines, %,d rows written"
          .formatted(messages, bytes, lines, written);
    }

    String rate() {
      return number(linesPerSecond()) + " lines/s";
    }
  }

  private static Round round(BenchHub hub, Releases releases, int release) throws Exception {
    long before = hub.part(Positions.class).head();
    var messages =
        IntStream.range(0, releases.suppliers())
            .mapToObj(it -> releases.delfor(it, release))
            .toList();
    long begun = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(SENDERS)) {
      var sent = new ArrayList<Future<?>>();
      for (int i = 0; i < messages.size(); i++)
        sent.add(threads.submit(send(hub, releases, i, messages.get(i))));
      for (var it : sent) it.get();
    }
    hub.settle();
    double seconds = (System.nanoTime() - begun) / 1e9;
    long lines = IntStream.range(0, messages.size()).mapToLong(releases::lines).sum();
    long bytes = messages.stream().mapToLong(it -> it.length).sum();
    return new Round(messages.size(), bytes, lines, written(hub, before), seconds);
  }

  private static Callable<Long> send(BenchHub hub, Releases releases, int supplier, byte[] bytes) {
    var reception = hub.part(Reception.class);
    var positions = hub.part(Positions.class);
    var sender = new Sender(releases.buyer(supplier), null, "bench", "https");
    return () -> {
      InterchangeResult answer = reception.apply(reception.store(bytes, sender), sender);
      if (answer.outcome() != InterchangeOutcome.ACCEPTED)
        throw new IllegalStateException(answer.toString());
      return positions.head();
    };
  }

  private static long written(BenchHub hub, long before) {
    long rows = 0;
    for (String it :
        List.of(
            "delivery_schedule where from_position >",
            "delivery_schedule_past where until_position >",
            "schedule_release where position >",
            "call_off_line where from_position >",
            "call_off_line_past where until_position >",
            "call_off_change where position >"))
      rows +=
          hub.writer()
              .sql("select count(*) from " + it + " ?")
              .param(before)
              .query(Long.class)
              .single();
    return rows;
  }

  /** COPY of this many of the board's own lines into a table like it, with its indexes. */
  private static String copy(BenchHub hub, long rows) throws Exception {
    var source = hub.superuser();
    var client = JdbcClient.create(source);
    client.sql("drop table if exists bench_line").update();
    client.sql("create table bench_line (like call_off_line including all)").update();
    try (var connection = source.getConnection()) {
      var copy = connection.unwrap(PGConnection.class).getCopyAPI();
      var out = new ByteArrayOutputStream();
      // More rows than the board has lines if the round wrote to other tables, too.
      copy.copyOut(
          "copy (select l.schedule_no + n * 100000000, %s from call_off_line l, generate_series(0, 4) n limit "
                  .formatted(columnsButTheFirst(client))
              + rows
              + ") to stdout",
          out);
      long begun = System.nanoTime();
      copy.copyIn("copy bench_line from stdin", new ByteArrayInputStream(out.toByteArray()));
      double seconds = (System.nanoTime() - begun) / 1e9;
      return "COPY of %,d rows, %,d bytes: %s rows/s (%.2f s)"
          .formatted(rows, out.size(), number(rows / seconds), seconds);
    }
  }

  private static String columnsButTheFirst(JdbcClient db) {
    return db.sql(
            """
            select string_agg('l.' || column_name, ', ' order by ordinal_position) from information_schema.columns
            where table_schema = current_schema() and table_name = 'bench_line' and ordinal_position > 1
            """)
        .query(String.class)
        .single();
  }

  /** At half of the required rate; the time of a message counts from the moment when it was due. */
  private void paced(Report report, BenchHub hub, Releases releases, int release) throws Exception {
    double messagesPerSecond = TO_REACH / 2.0 / releases.lines(0);
    long pause = (long) (1e9 / messagesPerSecond);
    var nanoseconds = new ArrayList<Long>();
    var taken = new ArrayList<Future<Long>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      for (int i = 0; i < releases.suppliers(); i++) {
        long due = start + i * pause;
        var message = send(hub, releases, i, releases.delfor(i, release));
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        taken.add(
            threads.submit(
                () -> {
                  hub.settle(message.call());
                  return System.nanoTime() - due;
                }));
      }
      for (var it : taken) nanoseconds.add(it.get());
    }
    var times = Times.of(nanoseconds);
    report.figure(
        name(),
        "bytes handed in to visible rows at " + number(TO_REACH / 2.0) + " lines/s",
        "%,d messages of %,d lines".formatted(times.sorted().length, releases.lines(0)),
        times.toString(),
        "",
        "p99 under 1 s",
        times.p99() < 1_000);
  }
}
