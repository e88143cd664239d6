package weft.deploy;

import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import weft.deploy.settings.DatabaseAddress;
import weft.deploy.settings.WeftSettings;
import weft.deploy.start.WhereEventsAre;

/**
 * The settings and the database for a command that works on a hub's database, whether the hub runs
 * or not. Without {@code weft.database.url}, the database is the demo's. The hub's component scan
 * must not find this class, so it is no {@code @Configuration}.
 */
@EnableConfigurationProperties(WeftSettings.class)
@ComponentScan("weft.deploy.postgres")
@Import(WhereEventsAre.class)
class BesideTheHub {

  @Bean
  @Profile("!demo")
  DatabaseAddress external(WeftSettings settings) {
    return settings.database().address();
  }

  /** Starts with the hub's options. The caller closes the context. */
  static ConfigurableApplicationContext open(List<String> options) {
    return new SpringApplicationBuilder(BesideTheHub.class)
        .web(WebApplicationType.NONE)
        .profiles("beside")
        .properties("logging.level.weft=warn", "spring.main.log-startup-info=false")
        .listeners(new DemoUnlessTold())
        .run(options.toArray(String[]::new));
  }

  private static final class DemoUnlessTold
      implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
      var environment = event.getEnvironment();
      if (!environment.containsProperty("weft.database.url")) environment.addActiveProfile("demo");
    }
  }
}
