package weft.deploy.evidence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import weft.sealing.HubLogs;
import weft.sealing.SealedLog;

/** Shows monitoring that sealing stopped, whichever hub should seal and for whatever cause. */
@Configuration(proxyBeanMethods = false)
class SealingSigns {
  @Bean
  Behind sealingGauges(HubLogs logs, Clock clock) {
    return new Behind(
        logs.all().entrySet().stream()
            .collect(Collectors.toMap(it -> it.getKey().key(), it -> it.getValue().sealed())),
        clock);
  }

  /**
   * Asks the database every five seconds, so that a look at the metrics never waits for one that
   * hangs.
   */
  static final class Behind implements MeterBinder, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Behind.class);
    private static final long EVERY = 5;

    private final Map<String, SealedLog> logs;
    private final Clock clock;
    private final Map<String, Long> seconds = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("weft-sealing-signs").daemon().factory());

    Behind(Map<String, SealedLog> logs, Clock clock) {
      this.logs = logs;
      this.clock = clock;
      var _ = thread.scheduleWithFixedDelay(this::ask, EVERY, EVERY, TimeUnit.SECONDS);
    }

    private void ask() {
      try {
        logs.forEach((name, it) -> seconds.put(name, it.secondsBehind(clock)));
      } catch (DataAccessException | TransactionException e) {
        log.debug("How far sealing is behind cannot be read now", e); // other signs say so
      }
    }

    @Override
    public void bindTo(MeterRegistry meters) {
      for (String name : logs.keySet())
        Gauge.builder("weft.sealing.behind.seconds", () -> seconds.getOrDefault(name, 0L))
            .description("Seconds since the oldest entry was recorded that is not sealed yet")
            .tag("log", name)
            .register(meters);
    }

    @Override
    public void destroy() {
      thread.shutdownNow();
    }
  }
}
