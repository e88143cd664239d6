package weft.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RedialTest {
  /** As of a pool: it need not come back later for what it asked while nobody listened. */
  @Test
  void a_connection_asked_for_while_the_server_is_away_is_there_as_soon_as_the_server_is()
      throws Exception {
    var postgres = TestPostgres.start();
    try {
      var redial = new Redial(postgres.server().getPostgresDatabase());
      postgres.kill();
      var connected =
          CompletableFuture.supplyAsync(
              () -> {
                try (var connection = redial.getConnection()) {
                  return connection.isValid(1);
                } catch (java.sql.SQLException e) {
                  throw new IllegalStateException(e);
                }
              },
              task -> Thread.ofVirtual().start(task));
      Thread.sleep(500);
      assertThat(connected).isNotDone();
      postgres.restart();
      assertThat(connected).succeedsWithin(Duration.ofMillis(1_500)).isEqualTo(true);
    } finally {
      postgres.close();
    }
  }
}
