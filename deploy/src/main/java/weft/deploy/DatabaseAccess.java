package weft.deploy;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import weft.database.Migrations;
import weft.database.PartyReads;
import weft.database.Pools;
import weft.database.Prompt;

/**
 * The database, migrated before anyone reads it. The writer's pool is the only {@link DataSource}
 * in the context, so sessions and logins use it; party reads have {@link PartyReads} alone.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseAccess {

  @Bean
  @Profile("!demo")
  DatabaseAddress external(WeftSettings settings) {
    return settings.database().address();
  }

  @Bean
  Pools pools(DatabaseAddress it) {
    Migrations.migrate(
        new DriverManagerDataSource(it.url(), it.owner().user(), it.owner().password()));
    return Pools.open(it.url(), it.writer(), it.reader());
  }

  @Bean
  DataSource writer(Pools pools) {
    return new Prompt(pools.writer());
  }

  @Bean
  PartyReads partyReads(Pools pools) {
    return new PartyReads(pools);
  }
}
