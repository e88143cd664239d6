package weft.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PoolsTest {
  @Test
  void no_connection_of_the_hub_has_its_plans_compiled() {
    try (var db = TestDatabase.fresh()) {
      for (var it : List.of(db.pools().writer(), db.pools().reader()))
        assertThat(JdbcClient.create(it).sql("show jit").query(String.class).single())
            .as(it.getPoolName())
            .isEqualTo("off");
    }
  }
}
