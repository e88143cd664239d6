package weft.deploy.start;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import weft.database.AdvisoryLocks;
import weft.database.BoundedWaits;
import weft.database.Migrations;
import weft.database.PartyReads;
import weft.database.Pools;
import weft.database.UnknownSchema;
import weft.deploy.settings.DatabaseAddress;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;

/**
 * The database, migrated before anyone reads it. The writer's pool is the only {@link DataSource}
 * in the context, so sessions and logins use it; reads for parties use only {@link PartyReads}.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseAccess {
  private static final List<String> DURABLE =
      List.of("fsync", "full_page_writes", "synchronous_commit");

  private static final String LOCKS =
      "Give the hub a PostgreSQL, without a pooler that shares connections between transactions."
          + " 请使用 PostgreSQL，并且不要经过按事务共享连接的连接池代理。";

  @Bean
  @Profile("!demo")
  DatabaseAddress external(WeftSettings settings) {
    return settings.database().address();
  }

  @Bean
  Pools pools(DatabaseAddress it) {
    migrate(new DriverManagerDataSource(it.url(), it.owner().user(), it.owner().password()));
    Pools pools = Pools.open(it.url(), it.writer(), it.reader());
    requireDurable(JdbcClient.create(pools.writer()), pools);
    requireLocks(pools);
    return pools;
  }

  private static void migrate(DataSource owner) {
    try {
      Migrations.migrate(owner);
    } catch (UnknownSchema e) {
      throw DatabaseFound.unknown(e);
    }
  }

  /**
   * Refuses a database that confirms a commit before it is on disk, because an acknowledgement of
   * the hub promises that.
   */
  private static void requireDurable(JdbcClient writer, Pools pools) {
    List<String> off =
        DURABLE.stream()
            .filter(it -> writer.sql("show " + it).query(String.class).single().equals("off"))
            .toList();
    if (off.isEmpty()) return;
    pools.close();
    throw new StartRefused(
        "PostgreSQL answers before a commit is on the disk: "
            + String.join(", ", off)
            + (off.size() == 1 ? " is" : " are")
            + " off for the hub's writer.",
        "Have them on, in postgresql.conf and for the role: what the hub acknowledges is kept"
            + " whatever fails.");
  }

  /** Refuses a database whose advisory locks do not block: two hubs would mix their commits. */
  private static void requireLocks(Pools pools) {
    try {
      if (AdvisoryLocks.block(pools.writer())) return;
    } catch (SQLException e) {
      pools.close();
      throw new StartRefused(
          "The database cannot take an advisory lock: " + e.getMessage() + ".", LOCKS);
    }
    pools.close();
    throw new StartRefused(
        "The database accepts pg_advisory_lock and does not block a second connection by it, so"
            + " positions could be given twice. 数据库接受 pg_advisory_lock，但不阻塞第二个连接，位置编号可能重复。",
        LOCKS);
  }

  @Bean
  DataSource writer(Pools pools) {
    return new BoundedWaits(pools.writer());
  }

  @Bean
  PartyReads partyReads(Pools pools) {
    return new PartyReads(pools);
  }
}
