package weft.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.projections.reading.ReadingDoor;

/** The demo's machines report their week through the door of gateways, and go on. */
@Tag("long")
class DemoGatewayTest {
  @Test
  void a_week_is_reported_once_and_the_cockpit_knows_it() {
    try (var hub = RunningHub.alone();
        var gateway =
            new DemoGateway(
                hub.bean(ReadingDoor.class), hub.bean(JdbcClient.class), Clock.systemUTC())) {
      JdbcClient db = hub.superuser();
      long start = System.nanoTime();
      gateway.report();
      var took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(count(db, "select count(distinct stream) from machine_interval")).isEqualTo(14);
      assertThat(
              count(
                  db,
                  "select extract(epoch from max(ends) - min(starts))::bigint from"
                      + " machine_interval"))
          .isBetween(6 * 86_400L, 8 * 86_400L);
      assertThat(took).as("behind the start").isLessThan(Duration.ofSeconds(60));
      long intervals = count(db, "select count(*) from machine_interval");
      gateway.report();
      assertThat(count(db, "select count(*) from machine_interval") - intervals)
          .as("then it goes on live")
          .isLessThan(100);
      JsonNode week =
          new Api(hub, "director@jiaxin").json("/api/v1/cockpit?site=JX1").at("/utilization/week");
      assertThat(week.path("oee").isNull()).as(week.toString()).isFalse();
      assertThat(new BigDecimal(week.path("coverage").asString()))
          .isGreaterThan(new BigDecimal("0.8"));
    }
  }

  private static long count(JdbcClient db, String sql) {
    List<Long> found = db.sql(sql).query(Long.class).list();
    return found.getFirst();
  }
}
