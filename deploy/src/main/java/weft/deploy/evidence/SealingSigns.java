package weft.deploy.evidence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.sealing.SealedCertificates;
import weft.sealing.SealedLog;

/** Shows monitoring that sealing stopped, whichever hub should seal and for whatever cause. */
@Configuration(proxyBeanMethods = false)
class SealingSigns {
  @Bean
  MeterBinder sealingGauges(SealedLog history, SealedCertificates certificates, Clock clock) {
    return meters -> {
      behind(meters, "history", history, clock);
      behind(meters, "certificates", certificates.log(), clock);
    };
  }

  private static void behind(MeterRegistry meters, String log, SealedLog sealed, Clock clock) {
    Gauge.builder("weft.sealing.behind.seconds", () -> sealed.secondsBehind(clock))
        .description("Seconds since the oldest entry was recorded that is not sealed yet")
        .tag("log", log)
        .register(meters);
  }
}
