package weft.chaos;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Diagnostics for work that did not end: this process's threads, the server's, and the claims. */
final class Stuck {
  private Stuck() {}

  static String look(JdbcClient database) {
    return String.join(
        "\n",
        rows(
            database,
            """
            select pid, application_name, datname, state, wait_event_type, wait_event, now() - xact_start as since,
                   pg_blocking_pids(pid)::text as behind, left(query, 200) as query
            from pg_stat_activity where backend_type <> 'walsender' order by pid
            """),
        rows(
            database,
            """
            select *, convert_from(token, 'UTF8') as stands from token_entry
            """),
        Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(true, true))
            .map(Stuck::trace)
            .collect(Collectors.joining("\n")));
  }

  private static String rows(JdbcClient database, String sql) {
    return database.sql(sql).query().listOfRows().stream()
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }

  /** The whole stack: the thread's own text ends after eight frames. */
  private static String trace(java.lang.management.ThreadInfo thread) {
    return thread.getThreadName()
        + " "
        + thread.getThreadState()
        + " "
        + thread.getLockInfo()
        + Arrays.stream(thread.getStackTrace())
            .map(it -> "\n    " + it)
            .collect(Collectors.joining());
  }
}
