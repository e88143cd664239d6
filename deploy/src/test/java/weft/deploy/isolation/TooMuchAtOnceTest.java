package weft.deploy.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/**
 * More open consumption than one read holds is refused, because anything left out would never be
 * billed.
 */
class TooMuchAtOnceTest {
  private static final int MOST = 20_000;
  private static final String[] JSON = {"Content-Type", "application/json"};
  private final RunningHub hub = RunningHub.shared();
  private final JdbcClient rows = hub.bean(JdbcClient.class);
  private final Api holder = new Api(hub, "lingyun-edi");
  private final Api owner = new Api(hub, "dingcheng-api");

  /** Unique to one run, because rows without events are deleted again. */
  private final String run = "TM" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  @AfterEach
  void nothingIsLeft() {
    rows.sql("delete from consigned_stock where stream like ?").param(run + "%").update();
  }

  private void moved(int from, int until) {
    for (String reader : List.of("LINGYUN", "DINGCHENG"))
      rows.sql(
              """
              insert into consigned_stock (stream, item, owner, holder, belongs_to, site, part, batch, unit,
                received, consumed, returned, moved, difference, stands, held, version, from_position)
              select ?, lpad(n::text, 8, '0'), ?, 'LINGYUN', 'DINGCHENG', 'WERK1', ?, 'B' || n, 'PCE', 2, 1, 0, 0, 0, 1, '[]', 1, 1
              from generate_series(?, ?) n
              """)
          .params(run + reader, reader, run, from, until)
          .update();
  }

  private static HttpResponse<String> open(Api by) {
    return by.get("/api/v1/consumption-statements/open?holder=LINGYUN&owner=DINGCHENG&site=WERK1");
  }

  private HttpResponse<String> state() {
    return holder.post(
        "/api/v1/consumption-statements", "{\"owner\": \"DINGCHENG\", \"site\": \"WERK1\"}", JSON);
  }

  @Test
  void of_open_consumption_all_is_told_or_none() {
    moved(1, MOST - 1);
    for (Api by : List.of(holder, owner)) {
      JsonNode told = OwnHub.ok(open(by));
      assertThat(told.path("lines")).as("page by page").isNotEmpty();
    }
    moved(MOST, MOST);
    for (HttpResponse<String> answer : List.of(open(holder), open(owner), state())) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      assertThat(Api.body(answer).at("/errors/0/code").asString()).isEqualTo("too-much-at-once");
      assertThat(Api.body(answer).at("/errors/0/text/en").asString()).contains("19999");
    }
  }
}
