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
import weft.edi.expected.AwaitedAcknowledgements;
import weft.edi.expected.GoodsAlerts;
import weft.edi.reception.inbox.Inbox;
import weft.projections.party.DirectoryView;
import weft.watch.RegularLook;

/** Metrics and watches for EDI: unfinished, overdue, held and rejected interchanges. */
@Configuration(proxyBeanMethods = false)
class EdiWatch {
  /** Interchanges received over a minute ago and still unfinished; 0 in a healthy hub. */
  @Bean
  MeterBinder unfinishedInterchanges(Inbox inbox) {
    return meters ->
        Gauge.builder("weft.inbox.unfinished", inbox, it -> it.waiting(Duration.ofMinutes(1)))
            .register(meters);
  }

  /**
   * Counts overdue acknowledgements (the partners' for outgoing, the hub's for incoming
   * interchanges), held interchanges and interchanges that partners rejected.
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
  RegularLook acknowledgementLooks(JdbcClient writer, Alerts alerts, DirectoryView directory) {
    var watch = new AcknowledgementWatch(new AwaitedAcknowledgements(writer), alerts, directory);
    Duration pause = Duration.ofSeconds(30);
    return new RegularLook("acknowledgement-watch", pause, pause, watch::look);
  }

  @Bean
  GoodsAlerts goodsAlerts(JdbcClient writer) {
    return new GoodsAlerts(writer);
  }

  @Bean
  OpenAgainWatch openAgainWatch(JdbcClient writer, GoodsAlerts alerts, Clock clock) {
    return new OpenAgainWatch(writer, alerts, clock);
  }

  @Bean(destroyMethod = "close")
  RegularLook openAgainLooks(OpenAgainWatch watch) {
    return new RegularLook(
        "open-again-watch", Duration.ofMinutes(1), Duration.ofMinutes(10), watch::look);
  }
}
