package weft.deploy.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.history.deadletter.DeadLetters;

/** Shows dead letters to monitoring: a gauge for each view, and a health status. */
@Configuration(proxyBeanMethods = false)
class DeadLetterSigns {
  /** The hub works, but some views are behind; a restart or another hub would not help. */
  private static final Status DEGRADED = new Status("DEGRADED");

  @Bean
  MeterBinder deadLetterGauges(DeadLetters letters) {
    return registry -> {
      var waiting = new SampledCounts(letters::waiting);
      for (String view : letters.names())
        Gauge.builder("weft.dead.letters", () -> waiting.of(view))
            .tag("view", view)
            .description("Events that wait for the operator, by view or reaction")
            .register(registry);
    };
  }

  @Bean
  HealthIndicator deadLettersHealthIndicator(DeadLetters letters) {
    return () -> (letters.areWaiting() ? Health.status(DEGRADED) : Health.up()).build();
  }
}
