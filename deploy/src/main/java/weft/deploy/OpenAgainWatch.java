package weft.deploy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.edi.expected.GoodsAlerts;
import weft.edi.expected.GoodsAlerts.OpensAgain;
import weft.projections.balance.GoodsOpeningAgain;

/**
 * Alerts both sides before goods that nobody received are open again, and ends the alert once the
 * goods came or were settled. Two hubs may check at once, because an alert is raised only once.
 */
public final class OpenAgainWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenAgainWatch.class);

  private final JdbcClient writer;
  private final GoodsAlerts alerts;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("open-again-watch").daemon().factory());

  OpenAgainWatch(JdbcClient writer, GoodsAlerts alerts, Clock clock) {
    this.writer = writer;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** Starts the watch. */
  OpenAgainWatch every(Duration pause) {
    long millis = pause.toMillis();
    var _ = timer.scheduleWithFixedDelay(this::lookAndLog, millis, millis, TimeUnit.MILLISECONDS);
    return this;
  }

  private void lookAndLog() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.warn("Could not look for goods that open again; the next look is due", e);
    }
  }

  /** Raises the alerts that are due, and ends those that are over. */
  public void look() {
    List<OpensAgain> expected = new ArrayList<>();
    for (GoodsOpeningAgain it :
        GoodsOpeningAgain.of(writer, clock.instant(), alerts.openShipments())) {
      var told =
          new OpensAgain(
              it.buyer(),
              it.supplier(),
              it.shipment(),
              it.item(),
              it.number(),
              it.part(),
              it.open() + " " + it.unit(),
              it.on());
      expected.add(told);
      if (it.isToldNow()) alerts.raise(told);
    }
    alerts.keepOnly(expected);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
