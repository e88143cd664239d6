package weft.deploy.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import weft.database.FreePort;
import weft.deploy.RunningHub;
import weft.deploy.postgres.DataDirectory;
import weft.deploy.settings.DatabaseAddress;
import weft.deploy.settings.StartRefused;

/** The demo's PostgreSQL is as strict as a real one. */
class DurableDatabaseTest {
  private final RunningHub hub = RunningHub.shared();
  private final JdbcClient jdbc = hub.bean(JdbcClient.class);

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
  void a_commit_is_on_disk_when_it_is_answered(String setting) {
    assertThat(jdbc.sql("show " + setting).query(String.class).single()).isEqualTo("on");
  }

  @Test
  void a_database_that_answers_before_that_is_refused_at_the_start() {
    try {
      hub.superuser().sql("alter role weft_writer set synchronous_commit = off").update();
      assertThatThrownBy(() -> RunningHub.ofItsOwn(hub, FreePort.next(), "not_durable").close())
          .hasRootCauseInstanceOf(StartRefused.class)
          .hasStackTraceContaining("synchronous_commit is off for the hub's writer");
    } finally {
      hub.superuser().sql("alter role weft_writer reset synchronous_commit").update();
    }
  }

  /** Functions that do nothing stand before PostgreSQL's own, as in a look-alike. */
  @Test
  void a_database_whose_advisory_locks_do_not_block_is_refused_at_the_start() {
    var its = hub.newDatabase("not_locking");
    String password = hub.bean(DataDirectory.class).password("postgres");
    JdbcClient.create(new DriverManagerDataSource(its.url(), "postgres", password))
        .sql(
            """
            create schema lookalike;
            create function lookalike.pg_advisory_xact_lock(bigint) returns void language sql as 'select';
            create function lookalike.pg_try_advisory_xact_lock(bigint) returns boolean language sql as 'select true';
            grant usage on schema lookalike to public;
            alter role weft_writer in database not_locking set search_path = lookalike, weft, pg_catalog
            """)
        .update();
    assertThatThrownBy(() -> RunningHub.ofItsOwn(hub, FreePort.next(), its).close())
        .hasRootCauseInstanceOf(StartRefused.class)
        .hasStackTraceContaining("does not block a second connection")
        .hasStackTraceContaining("不阻塞第二个连接");
  }

  @Test
  void the_pools_users_own_nothing_and_bypass_nothing() {
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from pg_roles r
                     where r.rolname in ('weft_writer', 'weft_reader')
                       and not (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb)
                       and not exists (select from pg_class c where c.relowner = r.oid)
                    """)
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void nobody_gets_in_without_a_password() {
    String url = hub.bean(DatabaseAddress.class).url();
    for (String user : new String[] {"postgres", "weft_owner", "weft_writer"})
      assertThatThrownBy(() -> DriverManager.getConnection(url, user, "").close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
  }
}
