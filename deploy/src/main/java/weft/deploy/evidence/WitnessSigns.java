package weft.deploy.evidence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.sealing.Witnesses;

/** Shows silent witnesses, and witnesses that saw another history, to monitoring. */
@Configuration(proxyBeanMethods = false)
class WitnessSigns {
  /** The hub works, but a witness refuses its history; a restart would not help. */
  private static final Status DEGRADED = new Status("DEGRADED");

  @Bean
  MeterBinder witnessGauges(Witnesses witnesses) {
    return meters -> {
      Gauge.builder("weft.witness.silent.seconds", () -> longest(witnesses))
          .description("Seconds since a witness should have cosigned; 0 where all do")
          .register(meters);
      Gauge.builder("weft.witness.forks", () -> forks(witnesses))
          .description("Witnesses that saw another history of this log")
          .register(meters);
    };
  }

  @Bean
  HealthIndicator witnessesHealthIndicator(Witnesses witnesses) {
    return () -> (forks(witnesses) > 0 ? Health.status(DEGRADED) : Health.up()).build();
  }

  private static long longest(Witnesses witnesses) {
    return witnesses.secondsWithout().values().stream().mapToLong(it -> it).max().orElse(0);
  }

  private static long forks(Witnesses witnesses) {
    return witnesses.forks().values().stream().mapToLong(it -> it).sum();
  }
}
