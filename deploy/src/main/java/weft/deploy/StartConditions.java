package weft.deploy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertyResolver;

/**
 * What must hold before anything starts: an issuer and a database are named, or it is the demo; and
 * the demo, whose passwords everyone knows, listens on loopback alone.
 */
final class StartConditions implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
  private static final String SERVER = "server.address";
  private static final String MANAGEMENT = "management.server.address";

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    var environment = event.getEnvironment();
    if (environment.acceptsProfiles(Profiles.of("demo"))) requireLoopback(environment);
    else requireIssuerAndDatabase(environment);
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

  private static void requireLoopback(ConfigurableEnvironment environment) {
    String key = open(environment);
    if (key == null) return;
    String address = environment.getProperty(key);
    throw new StartRefused(
        "The demo's passwords are known to everyone, so it listens on loopback only, not on "
            + (address == null || address.isBlank() ? "all addresses" : address)
            + ".",
        (key.startsWith("management") ? "Set " + key + " to 127.0.0.1" : "Leave " + key + " alone")
            + ", or run the hub with an issuer and a database of your own.");
  }

  /**
   * The setting by which something would listen beyond this machine; null where nothing would. No
   * address, and an empty one, is every address.
   */
  static @Nullable String open(PropertyResolver settings) {
    if (!isLoopback(settings.getProperty(SERVER))) return SERVER;
    String address = settings.getProperty(MANAGEMENT);
    return isManagementApart(settings) && !isLoopback(address) ? MANAGEMENT : null;
  }

  /** With a port of its own it has an address of its own too; negative is none. */
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
