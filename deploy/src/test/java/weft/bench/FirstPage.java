package weft.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Measures {@code GET /api/v1/call-offs} over loopback on four connections with tokens, compared
 * with the query for the same rows by JDBC on four plain connections without row security.
 */
public final class FirstPage implements Bench {
  private static final int CONNECTIONS = 4;

  /** The largest possible page. */
  private static final int PAGE = 500;

  private static final Pattern NEXT = Pattern.compile("\"next\":(?:\"([^\"]*)\"|null)");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** On two cores that also serve requests, compilation takes this many rounds. */
  public static final int WARM = 6;

  @Override
  public String name() {
    return "first-page";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    var board = new FullBoard(small ? 20 : 1_000);
    try (var hub = BenchHub.start(small)) {
      report.server(name(), hub.writer());
      report.say("filling the board's tables by SQL: %,d lines", board.rows());
      board.fill(hub);
      double seconds = small ? 0.01 : 5;
      for (String side : List.of("supplier", "buyer")) {
        List<String> clients =
            side.equals("supplier")
                ? List.of("jiaxin-api", "hongzhu-api", "dingcheng-api")
                : List.of("hengyue-edi", "lingyun-edi");
        var bodies = new ArrayList<String>();
        for (String it : clients)
          bodies.add(get(hub, "/api/v1/call-offs?as=" + side, token(hub, it)));
        if (bodies.stream().anyMatch(it -> it.length() < 10_000))
          throw new IllegalStateException(bodies.toString());
        var http = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        var _ =
            times(
                it -> request(hub, side, clients.get(it % clients.size())),
                seconds * WARM); // the compiler's
        Times last = Times.of(List.of(0L));
        Times sql = last;
        for (int round = 0; round < (small ? 1 : 3); round++) {
          sql = times(it -> query(hub, side, clients.get(it % clients.size())), seconds);
          last = times(it -> request(hub, side, clients.get(it % clients.size())), seconds);
          bare.add(sql.p50());
          http.add(last.p50());
          report.say("%s: %s, bare SQL %s", side, last, sql);
        }
        double ratio = median(http) / median(bare);
        report.figure(
            name(),
            "first page of a " + side,
            "%,d lines, %,d suppliers, %,d bytes a page, %d connections, after %.0f s of them"
                .formatted(
                    board.rows(),
                    board.suppliers(),
                    bodies.getFirst().length(),
                    CONNECTIONS,
                    seconds * WARM),
            "%s; ratio of p50 %.2f".formatted(last, ratio),
            "bare SQL: " + sql,
            "ratio 3, p99 under 20 ms",
            ratio <= 3 && last.p99() < 20);
      }
      download(hub, report, small ? 1_000 : 100_000);
    }
  }

  /** Reads a whole list for a spreadsheet as the portal does, page by page. */
  private void download(BenchHub hub, Report report, int rows) throws IOException {
    String token = token(hub, "hengyue-edi");
    long begun = System.nanoTime();
    long bytes = 0;
    int pages = 0;
    String next = "";
    for (; pages * PAGE < rows && !next.equals("null"); pages++) {
      String page = get(hub, "/api/v1/call-offs?as=buyer&limit=" + PAGE + next, token);
      bytes += page.length();
      var found = NEXT.matcher(page);
      if (!found.find()) throw new IllegalStateException(page);
      next = found.group(1) == null ? "null" : "&cursor=" + found.group(1);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    report.figure(
        name(),
        "a list read for a spreadsheet",
        "%,d lines by pages of %d, %.1f MB, one connection"
            .formatted(pages * PAGE, PAGE, bytes / 1e6),
        "%.1f s".formatted(seconds),
        "",
        "under 10 s with the file written",
        seconds < 10);
  }

  private static double median(List<Double> values) {
    return Times.median(values.stream().mapToDouble(it -> it).toArray());
  }

  public interface Connecting {
    Callable<?> connect(int connection) throws Exception;
  }

  public static Times times(Connecting connecting, double seconds) throws Exception {
    var all = new ArrayList<Long>();
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      var running = new ArrayList<Future<List<Long>>>();
      for (int i = 0; i < CONNECTIONS; i++) {
        var asking = connecting.connect(i);
        running.add(
            threads.submit(
                () -> {
                  long warm = System.nanoTime() + (long) (seconds * 5e8);
                  while (System.nanoTime() < warm) asking.call();
                  var mine = new ArrayList<Long>();
                  long end = System.nanoTime() + (long) (seconds * 1e9);
                  do {
                    long begun = System.nanoTime();
                    asking.call();
                    mine.add(System.nanoTime() - begun);
                  } while (System.nanoTime() < end);
                  return mine;
                }));
      }
      for (var it : running) all.addAll(it.get());
    }
    return Times.of(all);
  }

  private static Callable<?> request(BenchHub hub, String side, String client) throws IOException {
    String token = token(hub, client);
    return () -> get(hub, "/api/v1/call-offs?as=" + side, token);
  }

  /** The JDK keeps one connection alive for each requesting thread. */
  public static String get(BenchHub hub, String path, String token) throws IOException {
    return answer(
        () -> {
          var asked = open(hub, path);
          asked.setRequestProperty("Authorization", "Bearer " + token);
          return asked;
        });
  }

  public static String token(BenchHub hub, String client) throws IOException {
    String form = "grant_type=client_credentials&client_secret=demo&client_id=" + client;
    return answer(
            () -> {
              var asked = open(hub, "/oauth2/token");
              asked.setDoOutput(true);
              asked.getOutputStream().write(form.getBytes(UTF_8));
              return asked;
            })
        .replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  private interface Asking {
    HttpURLConnection ask() throws IOException;
  }

  private static HttpURLConnection open(BenchHub hub, String path) throws IOException {
    return (HttpURLConnection) URI.create(hub.url(path)).toURL().openConnection();
  }

  /**
   * Retries when the hub asks to retry later or has not settled yet, as the hub's clients do; the
   * wait counts in the measurement.
   */
  private static String answer(Asking asking) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      HttpURLConnection asked = asking.ask();
      int status = asked.getResponseCode();
      boolean later =
          (status == HttpURLConnection.HTTP_UNAVAILABLE
                  || status == HttpURLConnection.HTTP_CONFLICT)
              && System.nanoTime() < end;
      if (!later) {
        try (var in = asked.getInputStream()) {
          return new String(in.readAllBytes(), UTF_8);
        }
      }
      asked.disconnect();
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(asked.getHeaderFieldInt("Retry-After", 1)));
    }
  }

  private static Callable<?> query(BenchHub hub, String side, String client) throws SQLException {
    String party = client.substring(0, client.indexOf('-')).toUpperCase(java.util.Locale.ROOT);
    var connection = hub.plain();
    var query =
        connection.prepareStatement(
            """
            select l.*, s.schedule, s.site, s.part, s.description, s.agreement, s.unloading_point, s.unit, s.version, r.number, c.kind, c.before, c.other_date, c.within_firm_horizon
            from (select * from call_off_line where %s = ? order by due, schedule_no, ordinal limit 51) l
            join delivery_schedule s on s.schedule_no = l.schedule_no
            join schedule_release r on r.schedule_no = l.schedule_no and r.position = s.release_position
            left join call_off_change c on c.schedule_no = l.schedule_no and c.position = s.release_position and c.due = l.due and c.ordinal = l.ordinal and not c.gone
            order by l.due, l.schedule_no, l.ordinal
            """
                .formatted(side));
    query.setString(1, party);
    return () -> {
      int length = 0;
      try (var rows = query.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next())
          for (int i = 1; i <= columns; i++) {
            String value = rows.getString(i);
            if (value != null) length += value.length();
          }
      }
      return length;
    };
  }
}
