package weft.deploy.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.deploy.RunningHub;
import weft.edi.as2.As2Settings;
import weft.edi.as2.Certificates;
import weft.edi.expected.CertificateAlerts;

class HubTlsCertificateTest {
  private final RunningHub hub = RunningHub.shared();

  @Test
  void days_of_certificates_are_told_without_AS2(@TempDir Path folder) throws Exception {
    var certificate = hub.bean(As2Settings.class).key().certificate();
    Path pem = Files.writeString(folder.resolve("tls.pem"), Certificates.pem(certificate));
    var meters = new SimpleMeterRegistry();
    var clock = hub.bean(Clock.class);
    var writer = hub.bean(JdbcClient.class);
    var alerts = new CertificateAlerts(writer);
    try (var watch = new CertificateWatch(writer, alerts, clock, null, pem, meters)) {
      long left = clock.instant().until(certificate.getNotAfter().toInstant()).toDays();
      assertThat(watch.look()).containsEntry("hub-tls", left);
      assertThat(meters.get("weft.certificate.days").tag("party", "hub-tls").gauge().value())
          .isEqualTo(left);
      Files.writeString(pem, "no certificate");
      assertThat(watch.look()).containsEntry("hub-tls", 0L);
    }
  }
}
