package weft.deploy.partners;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.api.operator.AboutHub;
import weft.deploy.HubRelease;
import weft.deploy.settings.WeftSettings;

/** Shows the operator in log, health and metrics whether the hub serves its partners. */
@Configuration(proxyBeanMethods = false)
class QuietPartners {
  private static final Logger log = LoggerFactory.getLogger(QuietPartners.class);
  private static final Status QUIET = new Status("QUIET");

  @Bean
  AboutHub aboutHub(WeftSettings settings) {
    log.info("Weft {}", HubRelease.version());
    boolean quiet = settings.partners() == WeftSettings.Partners.QUIET;
    if (quiet)
      log.warn(
          "Partners are left alone (weft.partners=quiet): nothing is delivered to them or fetched"
              + " from them, their folders are not looked into, and AS2 and SFTP are not served");
    return new AboutHub(HubRelease.version(), quiet);
  }

  /** A quiet hub is healthy, but cannot replace a hub that serves partners. */
  @Bean
  HealthIndicator partnersHealthIndicator(AboutHub about) {
    return () -> (about.quiet() ? Health.status(QUIET) : Health.up()).build();
  }

  /** The running release, as a tag on a gauge that is always 1. */
  @Bean
  MeterBinder release(AboutHub about) {
    return meters ->
        Gauge.builder("weft.release", () -> 1)
            .tag("version", about.version())
            .description("Which release of the hub runs")
            .register(meters);
  }

  @Bean
  MeterBinder partnersQuiet(AboutHub about) {
    return meters ->
        Gauge.builder("weft.partners.quiet", () -> about.quiet() ? 1 : 0)
            .description("1 where the hub neither delivers to partners nor fetches from them")
            .register(meters);
  }
}
