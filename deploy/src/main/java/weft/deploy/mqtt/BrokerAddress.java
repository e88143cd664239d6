package weft.deploy.mqtt;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings.PartyBroker;
import weft.party.PartyCode;

/**
 * The address of a party's broker, with the user by which the hub connects.
 *
 * @param tls null for a connection without TLS
 */
record BrokerAddress(
    PartyCode party,
    String host,
    int port,
    @Nullable MqttClientSslConfig tls,
    @Nullable String user,
    @Nullable String password) {
  private static final String REMEDY =
      "Set weft.mqtt.brokers[n].party to the code of a company, each company once, and .url to such"
          + " as mqtts://broker.example.com:8883 (docs/machines.md).";

  private static final int PORT = 1883;
  private static final int TLS_PORT = 8883;

  /**
   * Reads the settings of all brokers.
   *
   * @throws StartRefused if one cannot be a broker, or two belong to one party
   */
  static List<BrokerAddress> all(List<PartyBroker> settings) {
    Set<PartyCode> seen = new HashSet<>();
    return settings.stream()
        .map(
            it -> {
              BrokerAddress broker = of(it);
              if (!seen.add(broker.party))
                throw new StartRefused(it.party() + " has two brokers.", REMEDY);
              return broker;
            })
        .toList();
  }

  private static BrokerAddress of(PartyBroker settings) {
    try {
      var party = new PartyCode(settings.party());
      var url = new URI(settings.url());
      boolean tls = "mqtts".equals(url.getScheme());
      if (url.getHost() == null || !(tls || "mqtt".equals(url.getScheme())))
        throw new StartRefused("No address of a broker: " + settings.url() + ".", REMEDY);
      if (url.getUserInfo() != null)
        throw new StartRefused("The address of a broker names a user.", REMEDY);
      int port = url.getPort() > 0 ? url.getPort() : tls ? TLS_PORT : PORT;
      return new BrokerAddress(
          party,
          url.getHost(),
          port,
          tls ? tls(settings.certificates()) : null,
          settings.user(),
          settings.password());
    } catch (IllegalArgumentException | URISyntaxException e) {
      throw new StartRefused("A broker's settings are wrong: " + e.getMessage() + ".", REMEDY);
    } catch (IOException | GeneralSecurityException e) {
      throw new StartRefused(
          "The certificates of %s's broker cannot be read: %s."
              .formatted(settings.party(), e.getMessage()),
          "Set weft.mqtt.brokers[n].certificates to a PEM file.");
    }
  }

  private static MqttClientSslConfig tls(@Nullable Path certificates)
      throws IOException, GeneralSecurityException {
    if (certificates == null) return MqttClientSslConfig.builder().build();
    var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(certificates)) {
      int n = 0;
      for (var it : CertificateFactory.getInstance("X.509").generateCertificates(pem))
        trusted.setCertificateEntry("ca-" + n++, it);
    }
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    return MqttClientSslConfig.builder().trustManagerFactory(managers).build();
  }

  /** Whether a password would travel in clear text beyond this machine. */
  boolean sendsPasswordInClear() {
    return tls == null
        && password != null
        && !host.equals("localhost")
        && !host.startsWith("127.")
        && !host.equals("[::1]");
  }

  @Override
  public String toString() {
    return (tls == null ? "mqtt://" : "mqtts://") + host + ":" + port;
  }
}
