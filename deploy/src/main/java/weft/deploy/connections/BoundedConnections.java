package weft.deploy.connections;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import weft.deploy.WeftSettings;

/** Has the web server keep to the limits of connections, and tells what it refused. */
@Configuration(proxyBeanMethods = false)
class BoundedConnections {
  /** The web server's, as soon as it was made. */
  private final AtomicReference<@Nullable BoundedEndpoint> made = new AtomicReference<>();

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundsOfConnections(
      WeftSettings settings) {
    var it = settings.limits();
    var limits =
        ConnectionLimits.of(
            Runtime.getRuntime().maxMemory(), it.connections(), it.connectionsPerAddress());
    Predicate<InetAddress> uncounted = uncounted(it.proxies());
    return factory -> bound(factory, limits, uncounted, made);
  }

  static void bound(
      TomcatServletWebServerFactory factory,
      ConnectionLimits limits,
      Predicate<InetAddress> uncounted,
      AtomicReference<@Nullable BoundedEndpoint> made) {
    var bodies = new UnfinishedBodies(limits);
    factory.setProtocol(BoundedProtocol.class.getName());
    factory.addEngineValves(bodies);
    factory.addConnectorCustomizers(
        connector -> {
          if (connector.getProtocolHandler() instanceof BoundedProtocol it) {
            it.endpoint().bound(limits, uncounted, bodies);
            made.set(it.endpoint());
          }
        });
  }

  /** Behind a proxy stand many, and the portal's own relay asks from this machine. */
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
