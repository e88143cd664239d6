package weft.deploy.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.database.TestDatabase;
import weft.edi.outbox.Outbox;

/**
 * A process is killed after it renamed the file and before it recorded that; a trigger makes it
 * wait there.
 */
@Tag("long")
class KilledDeliveryTest {
  private static TestDatabase database;
  private static final String BOOKING =
      """
      from pg_stat_activity
      where datname = current_database() and query like 'with%update outbox o set state = $1, attempts%'
        and (wait_event_type = 'Lock' or state <> 'idle')
      """;

  @TempDir Path partners;

  @BeforeAll
  static void opens() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void after_kill_minus_nine_between_rename_and_bookkeeping_there_is_one_whole_file()
      throws Exception {
    new Outbox(database.pools().writer(), UUID::randomUUID)
        .put(OutboxTest.letter("a"), OutboxTest::contrl);
    database
        .admin()
        .sql(
            """
            create function wait_to_book() returns trigger language plpgsql as
              'begin perform pg_advisory_xact_lock_shared(4711); return new; end';
            create trigger wait_to_book before update on weft.outbox for each row
              when (new.state = 'delivered') execute function wait_to_book()
            """)
        .update();
    try (Connection lock = database.pools().writer().getConnection()) {
      lock.createStatement().execute("select pg_advisory_lock(4711)");
      Process killed = DeliveringProcess.start(database, partners);
      try {
        until(() -> booking() == 1, killed);
        assertThat(lying()).hasSize(1);
      } finally {
        killed.destroyForcibly().waitFor();
      }
      // Also ends the database session, because PostgreSQL would still complete its statement: the
      // test simulates a machine that fails together with its hub.
      database.admin().sql("select pg_terminate_backend(pid) " + BOOKING).query().listOfRows();
      until(() -> booking() == 0, null);
      lock.createStatement().execute("select pg_advisory_unlock(4711)");
    }
    assertThat(lying()).hasSize(1);
    assertThat(state()).isEqualTo("waiting 0");

    Process next = DeliveringProcess.start(database, partners);
    try {
      until(() -> state().startsWith("delivered"), next);
    } finally {
      next.destroyForcibly().waitFor();
    }
    assertThat(state()).isEqualTo("delivered 1");
    assertThat(lying())
        .singleElement()
        .satisfies(it -> assertThat(it).hasBinaryContent(OutboxTest.contrl("00000001")));
  }

  /** The number of deliveries that wait to be recorded, or are recorded and not yet ended. */
  private static int booking() {
    return database.admin().sql("select count(*) " + BOOKING).query(Integer.class).single();
  }

  private static String state() {
    return database
        .admin()
        .sql("select state || ' ' || attempts from weft.outbox")
        .query(String.class)
        .single();
  }

  /** All files in the partner's folder, including hidden ones. */
  private List<Path> lying() throws IOException {
    Path out = partners.resolve("HENGYUE/out");
    if (!Files.isDirectory(out)) return List.of();
    try (Stream<Path> files = Files.list(out)) {
      return files.toList();
    }
  }

  private void until(Callable<Boolean> holds, @Nullable Process process) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!holds.call()) {
      String log = process == null ? "" : Files.readString(partners.resolve("delivering.log"));
      assertThat(process == null || process.isAlive()).as(log).isTrue();
      assertThat(System.nanoTime()).as("waited 60 s; %s", log).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
