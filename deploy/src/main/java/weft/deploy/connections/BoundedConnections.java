package weft.deploy.connections;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;

/** Applies the connection limits to the web server and counts the refused connections. */
@Configuration(proxyBeanMethods = false)
class BoundedConnections {
  private static final Duration FILES_EVERY = Duration.ofSeconds(10);

  /** The web server's endpoint, once it exists. */
  private final AtomicReference<@Nullable BoundedEndpoint> made = new AtomicReference<>();

  /**
   * The limits of each connector.
   *
   * @param bodies shared by all connectors
   */
  record Bounds(
      ConnectionLimits limits, Predicate<InetAddress> uncounted, UnfinishedBodies bodies) {
    static Bounds of(ConnectionLimits limits, Predicate<InetAddress> uncounted) {
      return new Bounds(limits, uncounted, new UnfinishedBodies(limits));
    }

    void set(BoundedEndpoint on) {
      on.bound(limits, uncounted, bodies);
    }
  }

  @Bean
  Bounds bounds(WeftSettings settings) {
    var it = settings.limits();
    var limits =
        ConnectionLimits.of(
            Runtime.getRuntime().maxMemory(), it.connections(), it.connectionsPerAddress());
    return Bounds.of(limits, uncounted(it.proxies()));
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundsOfConnections(Bounds bounds) {
    return factory -> bound(factory, bounds, made);
  }

  /** The hub's own TLS, if a certificate is set. */
  @Bean(destroyMethod = "close")
  @ConditionalOnProperty("weft.tls.certificate")
  OwnTls ownTls(WeftSettings settings, Bounds bounds) {
    WeftSettings.Tls tls = settings.tls();
    Path certificate = tls.certificate();
    Path key = tls.key();
    if (certificate == null || key == null)
      throw new StartRefused(
          "TLS needs a certificate and its key, and one of them is not named.",
          "Set weft.tls.certificate and weft.tls.key, PEM files both.");
    try {
      return new OwnTls(
          tls,
          certificate,
          key,
          endpoint -> {
            bounds.set(endpoint);
            made.set(endpoint); // the connector that is open to others
          },
          FILES_EVERY);
    } catch (OwnTls.Unusable e) {
      throw new StartRefused(
          "The hub's TLS cannot be set up: " + e.getMessage() + ".",
          "weft.tls.certificate is a PEM file of the certificate and those that vouch for it, in"
              + " this order; weft.tls.key one of its private key, without a passphrase.");
    }
  }

  static void bound(
      TomcatServletWebServerFactory factory,
      Bounds bounds,
      AtomicReference<@Nullable BoundedEndpoint> made) {
    factory.setProtocol(BoundedProtocol.class.getName());
    factory.addEngineValves(bounds.bodies());
    factory.addConnectorCustomizers(
        connector -> {
          if (connector.getProtocolHandler() instanceof BoundedProtocol it) {
            bounds.set(it.endpoint());
            made.compareAndSet(null, it.endpoint());
          }
        });
  }

  /**
   * Addresses that are not counted: many clients share a proxy, and the portal's relay calls from
   * this machine.
   */
  static Predicate<InetAddress> uncounted(List<String> proxies) {
    List<IpAddressMatcher> known = proxies.stream().map(IpAddressMatcher::new).toList();
    return it ->
        it.isLoopbackAddress()
            || known.stream().anyMatch(proxy -> proxy.matches(it.getHostAddress()));
  }

  @Bean
  MeterBinder connectionMeters() {
    return meters -> {
      Gauge.builder("weft.connections", made, it -> of(it).open())
          .description("Connections of the web server")
          .register(meters);
      Gauge.builder("weft.connections.most", made, it -> of(it).limits().all()).register(meters);
      for (Ended why : Ended.values())
        FunctionCounter.builder("weft.connections.ended", made, it -> of(it).ended(why))
            .description("Connections that the hub refused or ended to keep room for others")
            .tag("why", why.label())
            .register(meters);
    };
  }

  private static BoundedEndpoint of(AtomicReference<@Nullable BoundedEndpoint> made) {
    BoundedEndpoint it = made.get();
    if (it == null) throw new IllegalStateException("no web server yet");
    return it;
  }
}
