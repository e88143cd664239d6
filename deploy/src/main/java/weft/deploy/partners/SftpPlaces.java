package weft.deploy.partners;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.deploy.PartnersServed;
import weft.deploy.settings.WeftSettings;
import weft.edi.reception.Reception;
import weft.edi.sftp.Keys;
import weft.edi.sftp.LoginsSeen;
import weft.edi.sftp.PartnerServers;
import weft.edi.sftp.SftpCarrier;
import weft.edi.sftp.SftpFetching;
import weft.projections.party.DirectoryView;

/** SFTP in both directions: the hub's server for partners, and its client for theirs. */
@Configuration(proxyBeanMethods = false)
class SftpPlaces {
  @Bean(destroyMethod = "close")
  PartnerServers partnerServers(WeftSettings settings) {
    Path own = settings.sftp().key();
    Path made = keys(settings).resolve("client_ed25519");
    return new PartnerServers(() -> own == null ? Keys.client(made) : Keys.read(own));
  }

  private static Path keys(WeftSettings settings) {
    return settings.data().resolve("sftp");
  }

  @Bean
  SftpCarrier sftpCarrier(DirectoryView directory, PartnerServers servers) {
    return new SftpCarrier(directory, servers);
  }

  @Bean(destroyMethod = "close")
  @PartnersServed
  SftpFetching sftpFetching(
      DirectoryView directory,
      PartnerServers servers,
      Reception reception,
      JdbcClient writer,
      WeftSettings settings) {
    return SftpFetching.start(
        directory::sftpOutboxes,
        servers,
        reception,
        writer,
        keys(settings).resolve("fetching"),
        SftpFetching.Pace.every(settings.sftp().fetchEvery()));
  }

  /** Partners that cannot be reached, and files that stay on their servers; 0 in a healthy hub. */
  @Bean
  MeterBinder sftpTroubles(ObjectProvider<SftpFetching> fetching) {
    SftpFetching it = fetching.getIfAvailable();
    return meters ->
        Gauge.builder("weft.sftp.fetch.troubles", () -> it == null ? 0 : it.troubles())
            .register(meters);
  }

  @Bean(destroyMethod = "close")
  @Profile("!demo")
  @PartnersServed
  SftpDoor sftpDoor(WeftSettings settings, DirectoryView directory, LoginsSeen seen)
      throws IOException {
    var door = new SftpDoor(settings, directory, seen, settings.sftp().host());
    door.open();
    return door;
  }

  @Bean(destroyMethod = "close")
  @Profile("demo")
  @PartnersServed
  SftpDoor demoSftpDoor(WeftSettings settings, DirectoryView directory, LoginsSeen seen) {
    var door = new SftpDoor(settings, directory, seen, "127.0.0.1");
    door.openIfFree();
    return door;
  }
}
