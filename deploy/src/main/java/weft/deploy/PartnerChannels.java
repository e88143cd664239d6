package weft.deploy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.edi.folder.FolderCarrier;
import weft.edi.outbox.Carrier;
import weft.edi.outbox.Carriers;
import weft.edi.outbox.Delivery;
import weft.edi.outbox.Outbox;
import weft.party.Channel;
import weft.projections.party.DirectoryView;

/** The ways to partners, and what monitoring sees of them. */
@Configuration(proxyBeanMethods = false)
class PartnerChannels {
  @Bean
  FolderCarrier folderCarrier(WeftSettings settings) {
    return new FolderCarrier(settings.data().resolve("partners"));
  }

  @Bean
  Carriers carriers(DirectoryView directory, FolderCarrier folder) {
    Map<Channel.Delivery, Carrier> ways = Map.of(Channel.Delivery.FOLDER, folder);
    return new Carriers(directory, ways);
  }

  @Bean(destroyMethod = "close")
  Delivery delivery(Outbox outbox, Carriers carriers, WeftSettings settings) {
    return Delivery.start(outbox, carriers, settings.delivery().patience());
  }

  /** What waits for a partner or for the operator; {@code dead} is 0 in a sound hub. */
  @Bean
  MeterBinder undelivered(Outbox outbox) {
    return meters -> {
      for (String state : List.of("waiting", "sent", "failed", "dead"))
        Gauge.builder("weft.outbox", outbox, it -> it.undelivered().getOrDefault(state, 0L))
            .tag("state", state)
            .description("Interchanges to partners that are not delivered")
            .register(meters);
    };
  }
}
