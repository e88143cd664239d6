package weft.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class AdvisoryLocksTest {
  private static TestDatabase db;

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void advisory_locks_of_postgresql_block() throws SQLException {
    assertThat(AdvisoryLocks.block(db.pools().writer())).isTrue();
  }

  /** Functions of the same names that do nothing stand before PostgreSQL's own. */
  @Test
  void a_lock_that_is_accepted_without_effect_is_found() throws SQLException {
    db.admin()
        .sql(
            """
            create schema lookalike;
            create function lookalike.pg_advisory_xact_lock(bigint) returns void language sql as 'select';
            create function lookalike.pg_try_advisory_xact_lock(bigint) returns boolean language sql as 'select true';
            grant usage on schema lookalike to public
            """)
        .update();
    assertThat(AdvisoryLocks.block(searching("lookalike"))).isFalse();
  }

  /** A database that never gives the lock again would stop the hub later. */
  @Test
  void a_lock_that_does_not_end_with_its_transaction_is_found() throws SQLException {
    db.admin()
        .sql(
            """
            create schema stuck;
            create function stuck.pg_try_advisory_xact_lock(bigint) returns boolean language sql as 'select false';
            grant usage on schema stuck to public
            """)
        .update();
    assertThat(AdvisoryLocks.block(searching("stuck"))).isFalse();
  }

  private static DataSource searching(String schema) {
    var source = new PGSimpleDataSource();
    source.setUrl(db.url());
    source.setUser(DatabaseRoles.WRITER);
    source.setPassword(db.password());
    source.setOptions("-c search_path=" + schema + ",pg_catalog");
    return source;
  }
}
