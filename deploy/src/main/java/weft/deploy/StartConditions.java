package weft.deploy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * What must hold before anything starts: an issuer and a database are named, or it is the demo; and
 * the demo, whose passwords everyone knows, listens on loopback alone.
 */
final class StartConditions implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
  private static final List<String> ADDRESSES =
      List.of("server.address", "management.server.address");

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
    for (String key : ADDRESSES) {
      String address = environment.getProperty(key);
      if (address != null && !isLoopback(address))
        throw new StartRefused(
            "The demo's passwords are known to everyone, so it listens on loopback only, not on "
                + address
                + ".",
            "Leave " + key + " alone, or run the hub with an issuer and a database of your own.");
    }
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
