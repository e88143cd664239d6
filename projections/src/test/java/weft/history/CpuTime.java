package weft.history;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * CPU time used so far by each thread of this process and each process of the database server.
 * Leaves out the JVM's own threads for compilation and garbage collection, which are noise over a
 * short time.
 */
public record CpuTime(Map<String, Duration> spent) {
  public static CpuTime of(JdbcClient server) {
    var spent = new HashMap<String, Duration>();
    var threads = ManagementFactory.getThreadMXBean();
    for (@Nullable ThreadInfo it : threads.getThreadInfo(threads.getAllThreadIds()))
      if (it != null)
        spent.put(
            it.getThreadName() + " #" + it.getThreadId(),
            Duration.ofNanos(Math.max(0, threads.getThreadCpuTime(it.getThreadId()))));
    record Backend(long pid, String kind) {}
    for (var it :
        server
            .sql("select pid, concat_ws(' ', backend_type, usename) as kind from pg_stat_activity")
            .query((row, _) -> new Backend(row.getLong(1), row.getString(2)))
            .list())
      ProcessHandle.of(it.pid())
          .flatMap(process -> process.info().totalCpuDuration())
          .ifPresent(cpu -> spent.put("PostgreSQL " + it.kind() + " #" + it.pid(), cpu));
    return new CpuTime(spent);
  }

  /**
   * The CPU time used since, by thread or process; a thread that has ended meanwhile is missing.
   */
  public Map<String, Duration> since(CpuTime before) {
    return spent.entrySet().stream()
        .collect(
            Collectors.toMap(
                it -> it.getKey(),
                it -> it.getValue().minus(before.spent.getOrDefault(it.getKey(), Duration.ZERO))));
  }
}
