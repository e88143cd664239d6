package weft.projections.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;
import weft.database.TestDatabase;

/** A transaction may take long while it goes on writing; otherwise it ends at its time limit. */
@Timeout(60)
class ColumnsTest {
  private static final Columns<Numbered> COLUMNS = Columns.of(Numbered.class);
  private static final String ADD =
      "insert into numbered (%s) %s".formatted(COLUMNS.names(), COLUMNS.rows());

  private static TestDatabase db;

  record Numbered(int number) {}

  @BeforeAll
  static void table() {
    db = TestDatabase.fresh();
    db.owner().sql("create table numbered (number int primary key)").update();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void who_writes_much_has_the_whole_time_for_each_part() {
    within(
        "1500ms",
        writer -> {
          for (int i = 0; i < 3; i++) {
            COLUMNS.write(writer, ADD, numbers(i * 25_000, 25_000));
            work(writer, 1);
          }
        });
    assertThat(written(0)).isEqualTo(75_000);
  }

  @Test
  void who_stalls_after_it_has_no_more_and_leaves_nothing() {
    assertThatThrownBy(
            () ->
                within(
                    "1500ms",
                    writer -> {
                      COLUMNS.write(writer, ADD, numbers(100_000, 1_000));
                      work(writer, 3);
                    }))
        .isInstanceOf(TransactionSystemException.class); // the server has hung up
    assertThat(written(100_000)).isZero();
  }

  private static void within(String time, Consumer<JdbcClient> work) {
    var pool = db.pools().writer();
    var writer = JdbcClient.create(pool);
    new TransactionTemplate(new DataSourceTransactionManager(pool))
        .executeWithoutResult(
            _ -> {
              writer.sql("set local transaction_timeout = 0").update();
              writer.sql("set local transaction_timeout = '%s'".formatted(time)).update();
              work.accept(writer);
            });
  }

  private static int written(int from) {
    return db.admin()
        .sql("select count(*) from numbered where number >= ?")
        .param(from)
        .query(Integer.class)
        .single();
  }

  private static List<Numbered> numbers(int first, int count) {
    return IntStream.range(first, first + count).mapToObj(Numbered::new).toList();
  }

  private static void work(JdbcClient database, int seconds) {
    database.sql("select pg_sleep(?) is null").param(seconds).query(Boolean.class).single();
  }
}
