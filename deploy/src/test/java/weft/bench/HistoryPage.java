package weft.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import weft.history.History;

/**
 * Measures the first page of {@code GET /api/v1/history/events} at ten million events, compared
 * with the query for the same rows by JDBC without row security. The events are copies of the
 * demo's, written straight into the tables while nothing follows the history.
 */
final class HistoryPage implements Bench {
  private static final int EVENTS = 10_000_000;
  private static final int PER_COPY = 100;
  private static final int PAGE = 50;
  private static final double RATIO = 3;

  @Override
  public String name() {
    return "history-page";
  }

  /** It fills about 20 GB. */
  @Override
  public boolean isByNameAlone() {
    return true;
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    int events = small ? 2_000 : EVENTS;
    try (var hub = BenchHub.start()) {
      report.server(name(), hub.writer());
      hub.part(History.class).close(); // views and log would follow the copies
      report.say("filling %,d events by SQL", events);
      fill(hub, events);
      String token = FirstPage.token(hub, "hengyue-edi"); // lasts five minutes, filling longer
      double seconds = small ? 0.05 : 5;
      String path = "/api/v1/history/events?newest=true&limit=" + PAGE;
      long newest =
          hub.writer().sql("select max(position) from domain_event").query(Long.class).single();
      if (!FirstPage.get(hub, path, token).contains("\"position\":" + newest + ","))
        throw new IllegalStateException("The page has none of the filled events");
      var http = new ArrayList<Double>();
      var bare = new ArrayList<Double>();
      Callable<?> page = () -> FirstPage.get(hub, path, token);
      Callable<?> empty = () -> FirstPage.get(hub, path + "&part=NONE", token);
      var _ = FirstPage.times(_ -> page, seconds * (small ? 1 : FirstPage.WARM));
      Times last = Times.of(List.of(0L));
      Times sql = last;
      for (int round = 0; round < (small ? 1 : 3); round++) {
        sql = FirstPage.times(_ -> query(hub), seconds);
        last = FirstPage.times(_ -> page, seconds);
        bare.add(sql.p50());
        http.add(last.p50());
      }
      double ratio = median(http) / median(bare);
      report.figure(
          name(),
          "first page of the history",
          "%,d events, %d a page, 4 connections".formatted(events, PAGE),
          "%s; ratio of p50 %.2f".formatted(last, ratio),
          "bare SQL: " + sql,
          "ratio 3",
          ratio <= RATIO);
      report.figure(
          name(),
          "a page without events",
          "4 connections",
          FirstPage.times(_ -> empty, seconds).toString(),
          "what each request takes");
    }
  }

  private static double median(List<Double> values) {
    return Times.median(values.stream().mapToDouble(it -> it).toArray());
  }

  /** Copies the first events of a buyer again and again, each time into streams of their own. */
  private static void fill(BenchHub hub, int events) throws SQLException {
    try (var connection = hub.superuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          create temporary table copied as
          select e.*, row_number() over (order by position) as place, m.head from (
            select d.* from domain_event d
            where exists (select from history_entry h where h.position = d.position and h.viewer = 'HENGYUE')
            order by length(d.payload), position limit %d) e, (select max(position) as head from domain_event) m
          """
              .formatted(PER_COPY));
      statement.execute(
          """
          insert into domain_event (position, stream, sequence, event_id, stream_type, type, revision, payload, metadata, recorded_at, published_at)
          select head + copy * %1$d + place, stream || ':COPY' || copy, sequence, event_id || ':' || copy, stream_type, type, revision, payload,
            metadata, now() + (copy * %1$d + place) * interval '1 us', published_at
          from generate_series(0, %2$d - 1) copy, copied
          """
              .formatted(PER_COPY, events / PER_COPY));
      statement.execute(
          """
          insert into history_entry (viewer, position, stream, type, part, first)
          select h.viewer, c.head + copy * %1$d + c.place, h.stream || ':COPY' || copy, h.type, h.part, h.first
          from generate_series(0, %2$d - 1) copy, copied c join history_entry h using (position)
          """
              .formatted(PER_COPY, events / PER_COPY));
      statement.execute("analyze domain_event, history_entry");
    }
  }

  private static Callable<?> query(BenchHub hub) throws SQLException {
    var connection = hub.plain();
    var query =
        connection.prepareStatement(
            """
            select e.* from (
              select position from history_entry where viewer = 'HENGYUE' order by position desc limit %d) h
            join domain_event e using (position) order by position desc
            """
                .formatted(PAGE + 1));
    return () -> {
      int length = 0;
      try (var rows = query.executeQuery()) {
        while (rows.next())
          length += rows.getBytes("payload").length + rows.getBytes("metadata").length;
      }
      return length;
    };
  }
}
