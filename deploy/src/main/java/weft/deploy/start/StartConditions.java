package weft.deploy.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertyResolver;
import org.springframework.util.ClassUtils;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;

/**
 * Checks the conditions of a start: every setting exists; issuer and database are set and found,
 * unless it is the demo; and the demo, whose passwords are public, listens on loopback only.
 */
public final class StartConditions
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
  /** How long to wait for a database that does not answer. */
  private static final Duration DATABASE = Duration.ofSeconds(30);

  private static final String SERVER = "server.address";
  private static final String DEMO_DATABASE = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";
  private static final String TLS = "weft.tls.certificate";
  private static final String TLS_ADDRESS = "weft.tls.address";
  private static final String MANAGEMENT = "management.server.address";

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    var environment = event.getEnvironment();
    KnownSettings.require(environment);
    if (environment.containsProperty(TLS) && environment.getProperty(SERVER) == null)
      environment
          .getPropertySources()
          .addLast(new MapPropertySource("beside TLS", Map.of(SERVER, "127.0.0.1")));
    if (environment.acceptsProfiles(Profiles.of("demo"))) {
      requireItsDatabase(StartConditions.class.getClassLoader());
      requireLoopback(environment);
      return;
    }
    requireIssuerAndDatabase(environment);
    requireWhatIsNamed(Binder.get(environment).bindOrCreate("weft", WeftSettings.class));
  }

  /**
   * Runs before any bean exists, so nothing needs to be closed if the process is stopped meanwhile.
   */
  private static void requireWhatIsNamed(WeftSettings settings) {
    PortalNamed.require(settings.portal());
    KeysFound.require(settings);
    IssuerFound.require(String.valueOf(settings.issuer().uri()));
    DatabaseFound.require(settings.database().address(), DATABASE);
  }

  private static void requireIssuerAndDatabase(ConfigurableEnvironment environment) {
    var missing =
        Stream.of("weft.issuer.uri", "weft.database.url")
            .filter(it -> !environment.containsProperty(it))
            .toList();
    if (!missing.isEmpty())
      throw new StartRefused(
          "The hub needs to know who vouches for its users and where its data are: "
              + String.join(" and ", missing)
              + (missing.size() == 1 ? " is" : " are")
              + " not set.",
          """
          To try it, start the demo, which brings its own database and logins on loopback:
              mvn spring-boot:run                                  (in a checkout)
              java -jar weft.jar --spring.profiles.active=demo
          To run it for real, set weft.issuer.uri, weft.portal.* and weft.database.*: docs/first-hub.md has every step.\
          """);
  }

  /** The production jar has no demo database. */
  static void requireItsDatabase(@Nullable ClassLoader classes) {
    if (ClassUtils.isPresent(DEMO_DATABASE, classes)) return;
    throw new StartRefused(
        "This jar was made for production: the demo's database is not in it.",
        "Make one with it (mvn package without -Pproduction), or set weft.issuer.uri,"
            + " weft.portal.* and weft.database.* (docs/first-hub.md).");
  }

  private static void requireLoopback(ConfigurableEnvironment environment) {
    String key = open(environment);
    if (key == null) return;
    String address = environment.getProperty(key);
    throw new StartRefused(
        "The demo's passwords are known to everyone, so it listens on loopback only, not on "
            + (address == null || address.isBlank() ? "all addresses" : address)
            + ".",
        (key.equals(SERVER) ? "Leave " + key + " alone" : "Set " + key + " to 127.0.0.1")
            + ", or run the hub with an issuer and a database of your own.");
  }

  /**
   * The setting that would make the demo listen beyond this machine; null if there is none. A
   * missing or empty address means all addresses.
   */
  static @Nullable String open(PropertyResolver settings) {
    if (!isLoopback(settings.getProperty(SERVER))) return SERVER;
    if (settings.containsProperty(TLS) && !isLoopback(settings.getProperty(TLS_ADDRESS)))
      return TLS_ADDRESS;
    String address = settings.getProperty(MANAGEMENT);
    return isManagementApart(settings) && !isLoopback(address) ? MANAGEMENT : null;
  }

  /** A management port of its own also has an address of its own; a negative port turns it off. */
  private static boolean isManagementApart(PropertyResolver settings) {
    String port = settings.getProperty("management.server.port");
    return port != null
        && !port.isBlank()
        && !port.startsWith("-")
        && !port.equals(settings.getProperty("server.port"));
  }

  private static boolean isLoopback(@Nullable String address) {
    if (address == null || address.isBlank()) return false;
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
