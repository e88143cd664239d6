package weft.deploy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.deploy.health.SampledCounts;
import weft.edi.expected.AcknowledgementWatch;
import weft.edi.expected.Alerts;
import weft.edi.expected.Awaited;
import weft.edi.expected.GoodsAlerts;
import weft.edi.reception.inbox.Inbox;
import weft.projections.party.DirectoryView;

/** What the hub watches of its EDI: what is unfinished, overdue, held or rejected. */
@Configuration(proxyBeanMethods = false)
class EdiWatch {
  /** What was taken in a minute ago and has not come to its end: 0 in a sound hub. */
  @Bean
  MeterBinder unfinishedInterchanges(Inbox inbox) {
    return meters ->
        Gauge.builder("weft.inbox.unfinished", inbox, it -> it.waiting(Duration.ofMinutes(1)))
            .register(meters);
  }

  /**
   * Acknowledgements that are overdue: of what went out, the partners'; of what came in, ours. And
   * what is held, and what partners rejected.
   */
  @Bean
  MeterBinder overdueAcknowledgements(Alerts alerts) {
    return meters -> {
      var open = new SampledCounts(alerts::open);
      Gauge.builder("weft.edi.overdue", () -> open.of(Alerts.THEIRS))
          .tag("direction", "out")
          .register(meters);
      Gauge.builder("weft.edi.overdue", () -> open.of(Alerts.OURS))
          .tag("direction", "in")
          .register(meters);
      Gauge.builder("weft.edi.held", () -> open.of(Alerts.HELD))
          .description("Interchanges with messages that wait for a partner, part or order")
          .register(meters);
      Gauge.builder("weft.edi.rejected", () -> open.of(Alerts.REJECTED))
          .description("Interchanges that partners rejected and nobody has put right")
          .register(meters);
    };
  }

  @Bean
  Alerts ediAlerts(JdbcClient writer) {
    return new Alerts(writer);
  }

  @Bean(destroyMethod = "close")
  AcknowledgementWatch acknowledgementWatch(
      JdbcClient writer, Alerts alerts, DirectoryView directory) {
    return new AcknowledgementWatch(new Awaited(writer), alerts, directory)
        .every(Duration.ofSeconds(30));
  }

  @Bean
  GoodsAlerts goodsAlerts(JdbcClient writer) {
    return new GoodsAlerts(writer);
  }

  @Bean(destroyMethod = "close")
  OpenAgainWatch openAgainWatch(JdbcClient writer, GoodsAlerts alerts, Clock clock) {
    return new OpenAgainWatch(writer, alerts, clock).every(Duration.ofMinutes(10));
  }
}
