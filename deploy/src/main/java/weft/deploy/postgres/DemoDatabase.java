package weft.deploy.postgres;

import java.io.IOException;
import java.sql.SQLException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import weft.deploy.settings.DatabaseAddress;
import weft.deploy.settings.WeftSettings;

/** The demo hub's own database. It stops after all beans that use it. */
@Configuration(proxyBeanMethods = false)
@Profile("demo & !beside")
class DemoDatabase {

  @Bean
  DataDirectory dataDirectory(WeftSettings settings) {
    return DataDirectory.take(settings.data());
  }

  @Bean
  OwnPostgres ownPostgres(DataDirectory data) throws IOException, SQLException {
    return OwnPostgres.start(data);
  }

  @Bean
  DatabaseAddress embedded(OwnPostgres postgres) {
    return postgres.address();
  }
}
