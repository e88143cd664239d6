package weft.deploy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import weft.database.Login;
import weft.database.Pools;
import weft.deploy.settings.DatabaseAddress;
import weft.history.History;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;
import weft.json.EventTypes;
import weft.projections.party.DirectoryView;
import weft.replay.Rebuilds;
import weft.replay.Replays;

/** Replays the hub's views, to compare them with the live ones or to replace them. */
@Configuration(proxyBeanMethods = false)
class ReplayedViews {
  /**
   * Rebuilds views while they are read.
   *
   * @param history begun before, so that the version of each new view is noted
   */
  @Bean(destroyMethod = "close")
  Rebuilds rebuilds(
      Pools pools, DatabaseAddress database, DirectoryView directory, History history) {
    var json = new EventJson(EventTypes.ALL);
    var rebuilds =
        new Rebuilds(
            Hub.views(directory),
            login(database, database.owner()),
            login(database, database.writer()),
            database.reader().user(),
            new HistoryReader(pools.writer(), json),
            json);
    rebuilds.renewOlder();
    return rebuilds;
  }

  /**
   * Compares views with their events.
   *
   * @param history begun before, so that the version of each new view is noted
   */
  @Bean(destroyMethod = "close")
  Replays replays(Pools pools, DatabaseAddress database, DirectoryView directory, History history) {
    var json = new EventJson(EventTypes.ALL);
    return new Replays(
        Hub.views(directory),
        JdbcClient.create(pools.writer()),
        login(database, database.owner()),
        login(database, database.writer()),
        login(database, database.reader()),
        new HistoryReader(pools.writer(), json),
        json);
  }

  private static DriverManagerDataSource login(DatabaseAddress database, Login login) {
    return new DriverManagerDataSource(database.url(), login.user(), login.password());
  }
}
