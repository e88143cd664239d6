package weft.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Collects figures: progress on one stream, the table on the other. */
public final class Report {
  private final PrintStream progress;
  private final boolean judged;
  private final List<String> rows = new ArrayList<>();
  private final List<String> setting = new ArrayList<>();
  private boolean missed;

  public Report(PrintStream progress, boolean judged) {
    this.progress = progress;
    this.judged = judged;
  }

  public void say(String format, Object... values) {
    progress.printf(Locale.ROOT, format + "%n", values);
  }

  /** Reads the server's durability settings, on which the meaning of the figures depends. */
  public void server(String bench, JdbcClient database) {
    var shown = new ArrayList<String>();
    for (String it : List.of("server_version", "fsync", "synchronous_commit", "full_page_writes"))
      shown.add(it + " " + database.sql("show " + it).query(String.class).single());
    setting.add(bench + ": PostgreSQL " + String.join(", ", shown));
  }

  /** A figure without a limit to keep. */
  public void figure(String bench, String what, String sizes, String figure, String limit) {
    add(bench, what, sizes, figure, limit, "");
  }

  /** A figure with a limit; {@code kept} says whether the figure keeps it. */
  public void figure(
      String bench,
      String what,
      String sizes,
      String figure,
      String limit,
      String toReach,
      boolean kept) {
    if (judged && !kept) missed = true;
    String mark = judged ? kept ? " (kept)" : " (MISSED)" : " (not judged)";
    add(bench, what, sizes, figure, limit, toReach + mark);
  }

  private void add(
      String bench, String what, String sizes, String figure, String limit, String toReach) {
    var row = String.join(" | ", "| " + bench, what, sizes, figure, limit, toReach + " |");
    rows.add(row);
    say("%s", row);
  }

  public boolean missed() {
    return missed;
  }

  public String table() {
    var flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
    return String.join(
            "\n",
            "JDK "
                + Runtime.version()
                + " with "
                + String.join(" ", flags.stream().filter(it -> it.startsWith("-X")).toList())
                + ", "
                + Runtime.getRuntime().availableProcessors()
                + " processors, shared by the hub, its database and the senders",
            String.join("\n", setting),
            "",
            "| bench | what | sizes | figure | the limit, in the same run | to reach |",
            "|---|---|---|---|---|---|",
            String.join("\n", rows))
        + "\n";
  }

  public static String number(double it) {
    return String.format(Locale.ROOT, it < 10 ? "%,.2f" : "%,.0f", it);
  }
}
