package weft.deploy.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.history.deadletter.DeadLetters;

/** How monitoring notices dead letters: a number for each view, and a word in the health. */
@Configuration(proxyBeanMethods = false)
class DeadLetterSigns {
  /** The hub works, and some of what it shows is behind: no reason to restart or to avoid it. */
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
