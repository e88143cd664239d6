package weft.deploy.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import weft.bff.IssuerPresence;
import weft.deploy.settings.WeftSettings;
import weft.deploy.start.IssuerFound;

/** Checks every two seconds whether the issuer answers, and logs each change. */
final class IssuerWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IssuerWatch.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final String issuer;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean away;

  private IssuerWatch(String issuer) {
    this.issuer = issuer;
  }

  static IssuerWatch start(String issuer) {
    var watch = new IssuerWatch(issuer);
    Thread.ofVirtual().name("issuer-watch").start(watch::work);
    return watch;
  }

  private void work() {
    try {
      do look(IssuerFound.away(issuer));
      while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Optional<String> why) {
    if (why.isPresent() == away) return;
    away = why.isPresent();
    if (away)
      log.warn(
          "The issuer {} is away ({}): nobody can log in, and tokens are answered 503",
          issuer,
          why.get());
    else log.info("The issuer {} is back", issuer);
  }

  boolean isAway() {
    return away;
  }

  @Override
  public void close() {
    closing.countDown();
  }

  /** Shows the issuer to monitoring. The demo has no watch, because it is its own issuer. */
  @Configuration(proxyBeanMethods = false)
  @Profile("!demo")
  static class Signs {
    /** The hub still receives, delivers and shows data; another hub would have the same problem. */
    private static final Status DEGRADED = new Status("DEGRADED");

    @Bean(destroyMethod = "close")
    IssuerWatch issuerWatch(WeftSettings settings) {
      return IssuerWatch.start(Objects.requireNonNull(settings.issuer().uri(), "weft.issuer.uri"));
    }

    @Bean
    IssuerPresence issuerPresence(IssuerWatch issuer) {
      return () -> !issuer.isAway();
    }

    @Bean
    HealthIndicator issuerHealthIndicator(IssuerWatch issuer) {
      return () -> (issuer.isAway() ? Health.status(DEGRADED) : Health.up()).build();
    }

    @Bean
    MeterBinder issuerUp(IssuerWatch issuer) {
      return meters ->
          Gauge.builder("weft.issuer.up", () -> issuer.isAway() ? 0 : 1)
              .description("1 while the issuer of tokens and logins answers")
              .register(meters);
    }
  }
}
