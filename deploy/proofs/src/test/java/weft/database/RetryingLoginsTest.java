package weft.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("long")
@Timeout(60)
class RetryingLoginsTest {
  /** Like a pool that retries at once after a refusal, as the hub's does the first few times. */
  @Test
  void a_connection_asked_for_while_the_server_is_away_is_there_as_soon_as_the_server_is()
      throws Exception {
    var postgres = TestPostgres.start();
    try {
      var redial = new RetryingLogins(postgres.server().getPostgresDatabase());
      var asked = new AtomicInteger();
      postgres.kill();
      var connected =
          CompletableFuture.supplyAsync(
              () -> {
                while (true) {
                  asked.incrementAndGet();
                  try (var connection = redial.getConnection()) {
                    return connection.isValid(1);
                  } catch (SQLException e) {
                    assertThat(e.getSQLState()).isIn("08001", "57P03");
                  }
                }
              },
              task -> Thread.ofVirtual().start(task));
      Thread.sleep(300);
      assertThat(asked).hasValue(1);
      postgres.restart();
      assertThat(connected).succeedsWithin(Duration.ofMillis(1_500)).isEqualTo(true);
    } finally {
      postgres.close();
    }
  }
}
