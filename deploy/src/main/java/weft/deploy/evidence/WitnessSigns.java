package weft.deploy.evidence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.sealing.HubLogs;
import weft.sealing.Witnesses;

/** Shows silent witnesses, and witnesses that saw another history, to monitoring. */
@Configuration(proxyBeanMethods = false)
class WitnessSigns {
  /** The hub works, but a witness refuses its history; a restart would not help. */
  private static final Status DEGRADED = new Status("DEGRADED");

  @Bean
  MeterBinder witnessGauges(HubLogs logs) {
    return meters ->
        logs.all()
            .forEach(
                (log, it) -> {
                  Gauge.builder("weft.witness.silent.seconds", () -> longest(it.witnesses()))
                      .description("Seconds since a witness should have cosigned; 0 where all do")
                      .tag("log", log.key())
                      .register(meters);
                  Gauge.builder("weft.witness.forks", () -> forks(it.witnesses()))
                      .description("Witnesses that saw another history of this log")
                      .tag("log", log.key())
                      .register(meters);
                });
  }

  @Bean
  HealthIndicator witnessesHealthIndicator(HubLogs logs) {
    return () ->
        (logs.all().values().stream().anyMatch(it -> forks(it.witnesses()) > 0)
                ? Health.status(DEGRADED)
                : Health.up())
            .build();
  }

  private static long longest(Witnesses witnesses) {
    return witnesses.secondsWithout().values().stream().mapToLong(it -> it).max().orElse(0);
  }

  private static long forks(Witnesses witnesses) {
    return witnesses.forks().values().stream().mapToLong(it -> it).sum();
  }
}
