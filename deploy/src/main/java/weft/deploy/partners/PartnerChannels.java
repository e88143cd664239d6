package weft.deploy.partners;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.deploy.PartnersServed;
import weft.deploy.health.SampledCounts;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;
import weft.edi.as2.As2Carrier;
import weft.edi.as2.As2Settings;
import weft.edi.channel.ChannelRules;
import weft.edi.expected.CertificateAlerts;
import weft.edi.folder.FolderCarrier;
import weft.edi.outbox.AllowedAddresses;
import weft.edi.outbox.Carrier;
import weft.edi.outbox.Carriers;
import weft.edi.outbox.Delivery;
import weft.edi.outbox.Network;
import weft.edi.outbox.Outbox;
import weft.edi.sftp.SftpCarrier;
import weft.party.Channel;
import weft.projections.party.DirectoryView;

/** The delivery channels to partners, and their metrics. */
@Configuration(proxyBeanMethods = false)
class PartnerChannels {
  @Bean
  FolderCarrier folderCarrier(WeftSettings settings) {
    return new FolderCarrier(settings.data().resolve("partners"));
  }

  @Bean
  AllowedAddresses outside(WeftSettings settings) {
    try {
      var inside = settings.delivery().inside().stream().map(Network::of).toList();
      return new AllowedAddresses(settings.delivery().insideToo(), inside);
    } catch (IllegalArgumentException e) {
      throw new StartRefused(
          "weft.delivery.inside: " + e.getMessage() + ".",
          "Name addresses, or networks as 10.1.0.0/16.");
    }
  }

  @Bean
  ChannelRules channelRules(AllowedAddresses outside, WeftSettings settings) {
    return new ChannelRules(outside, settings.as2().id());
  }

  @Bean
  CertificateAlerts certificateAlerts(JdbcClient writer) {
    return new CertificateAlerts(writer);
  }

  @Bean(destroyMethod = "close")
  CertificateWatch certificateWatch(
      JdbcClient writer,
      CertificateAlerts alerts,
      Clock clock,
      ObjectProvider<As2Settings> own,
      WeftSettings settings,
      MeterRegistry meters) {
    return CertificateWatch.start(
        writer, alerts, clock, own.getIfAvailable(), settings.tls().certificate(), meters);
  }

  @Bean
  Carriers carriers(
      DirectoryView directory,
      FolderCarrier folder,
      SftpCarrier sftp,
      ObjectProvider<As2Carrier> as2) {
    Map<Channel.Delivery, Carrier> ways = new EnumMap<>(Channel.Delivery.class);
    ways.put(Channel.Delivery.FOLDER, folder);
    ways.put(Channel.Delivery.SFTP, sftp);
    as2.ifAvailable(it -> ways.put(Channel.Delivery.AS2, it));
    return new Carriers(directory, ways);
  }

  @Bean(destroyMethod = "close")
  @PartnersServed
  Delivery delivery(Outbox outbox, Carriers carriers, WeftSettings settings) {
    return Delivery.start(outbox, carriers, settings.delivery().patience());
  }

  /**
   * Undelivered interchanges by state; {@code dead} and {@code unwritten} are 0 in a healthy hub.
   */
  @Bean
  MeterBinder undelivered(Outbox outbox) {
    return meters -> {
      var undelivered = new SampledCounts(outbox::undelivered);
      for (String state : List.of("waiting", "sent", "failed", "dead", "unwritten"))
        Gauge.builder("weft.outbox", () -> undelivered.of(state))
            .tag("state", state)
            .description("Interchanges to partners that are not delivered")
            .register(meters);
    };
  }
}
