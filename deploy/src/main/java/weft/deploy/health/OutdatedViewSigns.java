package weft.deploy.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.replay.Rebuilds;

/** Shows views whose rows an older release made, until the hub has rebuilt them. */
@Configuration(proxyBeanMethods = false)
class OutdatedViewSigns {
  /** The hub serves the old rows meanwhile, and rebuilds them without help. */
  private static final Status DEGRADED = new Status("DEGRADED");

  @Bean
  HealthIndicator viewRowsHealthIndicator(Rebuilds rebuilds) {
    return () -> (rebuilds.outdated().isEmpty() ? Health.up() : Health.status(DEGRADED)).build();
  }
}
