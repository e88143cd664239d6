package weft.deploy;

import java.lang.management.ManagementFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import weft.deploy.settings.WeftSettings;

/** Prints the demo's last line at startup: its address, its logins, and what to try. */
@Component
@Profile("demo")
class Welcome {
  private final WeftSettings settings;

  Welcome(WeftSettings settings) {
    this.settings = settings;
  }

  @EventListener(ApplicationReadyEvent.class)
  void print() {
    String url = "http://localhost:" + settings.port();
    System.out.printf(
        """

          Weft demo   %1$s   (ready in %2$.1f s, data in %3$s)

          Log in as   sales@jiaxin   buyer@hengyue   planner@jiaxin   operator@weft ...   password: demo
          API client  jiaxin-api   hengyue-edi   shenji-audit ...   secret: demo
          Try         curl -s %1$s/api/v1/me -H "Authorization: Bearer $(curl -s -u jiaxin-api:demo \\
                        -d grant_type=client_credentials %1$s/oauth2/token | sed 's/.*"access_token":"//;s/".*//')"

        """,
        url,
        ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0,
        settings.data().toAbsolutePath().normalize());
  }
}
