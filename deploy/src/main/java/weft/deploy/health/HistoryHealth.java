package weft.deploy.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import weft.history.History;

/** Down while nothing can be recorded; a database on a full disk still answers queries. */
@Component
class HistoryHealth implements HealthIndicator {
  private final History history;

  HistoryHealth(History history) {
    this.history = history;
  }

  @Override
  public Health health() {
    return history.canRecord() ? Health.up().build() : Health.down().build();
  }
}
