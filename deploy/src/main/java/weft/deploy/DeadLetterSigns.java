package weft.deploy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.history.DeadLetters;

/** How monitoring notices dead letters: a number for each view, and a word in the health. */
@Configuration(proxyBeanMethods = false)
class DeadLetterSigns {
  /** The hub works, and some of what it shows is behind: no reason to restart or to avoid it. */
  private static final Status DEGRADED = new Status("DEGRADED");

  @Bean
  MeterBinder deadLetterGauges(DeadLetters letters) {
    return registry -> {
      var waiting = new Waiting(letters);
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

  /**
   * Asked once for all the numbers of one look, also where there is no answer: monitoring waits for
   * a database that hangs once, and not for each view.
   */
  private static final class Waiting {
    private static final Duration KNOWN_FOR = Duration.ofMillis(500);

    private final DeadLetters letters;
    private @Nullable Map<String, Long> known;
    private long asked = System.nanoTime() - KNOWN_FOR.toNanos();

    Waiting(DeadLetters letters) {
      this.letters = letters;
    }

    synchronized long of(String view) {
      if (System.nanoTime() - asked >= KNOWN_FOR.toNanos()) {
        known = null;
        try {
          known = letters.waiting();
        } finally {
          asked = System.nanoTime();
        }
      }
      if (known == null) throw new IllegalStateException("The letters cannot be counted now");
      return known.getOrDefault(view, 0L);
    }
  }
}
