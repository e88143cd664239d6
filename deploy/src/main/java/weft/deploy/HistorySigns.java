package weft.deploy;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.deploy.health.SampledCounts;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.Arrivals;
import weft.history.Positions;
import weft.interchange.InterchangeOutcome;
import weft.projections.party.DirectoryView;

/**
 * Metrics for the history's position, each view's lag, and the outcomes of received interchanges.
 */
@Configuration(proxyBeanMethods = false)
class HistorySigns {
  /** A key that no view has as its name. */
  private static final String HEAD = "";

  @Bean
  MeterBinder historyPositions(Positions positions, DirectoryView directory) {
    return meters -> {
      var counts = new SampledCounts(() -> read(positions));
      Gauge.builder("weft.history.position", () -> counts.of(HEAD))
          .description("The position of the last event")
          .register(meters);
      for (var view : Hub.views(directory)) {
        Gauge.builder("weft.view.position", () -> counts.of(view.name()))
            .tag("view", view.name())
            .description("The position up to which the view has followed")
            .register(meters);
        Gauge.builder("weft.view.lag", () -> Math.max(0, counts.of(HEAD) - counts.of(view.name())))
            .tag("view", view.name())
            .description("Events that the view has yet to follow")
            .register(meters);
      }
    };
  }

  private static Map<String, Long> read(Positions positions) {
    Map<String, Long> all = new HashMap<>(positions.followed());
    all.put(HEAD, positions.head());
    return all;
  }

  @Bean
  MeterBinder interchangesByOutcome(Reception reception) {
    Arrivals arrivals = reception.arrivals();
    return meters -> {
      for (InterchangeOutcome it : InterchangeOutcome.values())
        FunctionCounter.builder("weft.interchanges", arrivals, all -> all.counted(it))
            .tag("outcome", it.name().toLowerCase(Locale.ROOT))
            .description("Interchanges that came in, by what became of them")
            .register(meters);
      FunctionCounter.builder("weft.interchanges", arrivals, Arrivals::duplicates)
          .tag("outcome", "duplicate")
          .description("Interchanges that came in, by what became of them")
          .register(meters);
    };
  }
}
