package weft.deploy.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.imports.HandedIn.assertCounts;
import static weft.deploy.imports.HandedIn.csv;
import static weft.deploy.imports.HandedIn.known;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** The limits on an import's size and on concurrent imports. */
class ImportLimitsTest {
  private static final String PARTS = "part-agreements";
  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "hengyue-planner");

  @Test
  void two_thousand_are_put_in_one_append_and_more_are_refused_before_any_is() {
    StringBuilder sheet = new StringBuilder("partner,part,unit\n");
    for (int i = 0; i < 2_000; i++) sheet.append("JIAXIN,TT-%d,PCE\n".formatted(i));
    JsonNode more = csv(buyer, PARTS, "all-or-nothing", sheet + "JIAXIN,TT-2000,PCE\n");
    assertThat(more.path("state").asString()).isEqualTo("refused");
    assertThat(more.at("/errors/0/code").asString()).isEqualTo("too-many-at-once");
    assertThat(known(buyer, "TT-0")).isZero();
    JsonNode done = csv(buyer, PARTS, "all-or-nothing", sheet.toString());
    assertCounts(done, "done", 2_000, 0, 0);
    assertThat(done.path("done").asInt()).isEqualTo(2_000);
    assertThat(known(buyer, "TT-1999")).isEqualTo(1);
  }

  @Test
  void a_party_has_one_import_at_a_time_and_one_that_was_left_off_is_told_as_interrupted() {
    UUID id = UUID.randomUUID();
    hub.superuser()
        .sql(
            "insert into import_job (id, owner, member, what, mode, format) values (?, 'DINGCHENG',"
                + " 'x', 'part-agreements', 'good-rows', 'csv')")
        .param(id)
        .update();
    var api = new Api(hub, "dingcheng-api");
    String path = "/api/v1/imports/part-agreements";
    String sheet = "partner,part,unit\nHENGYUE,OT-1,PCE\n";
    var refused = api.post(path, sheet, "Content-Type", "text/csv");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    hub.superuser()
        .sql("update import_job set told_at = told_at - interval '3 minutes' where id = ?")
        .param(id)
        .update();
    assertThat(api.json("/api/v1/imports/" + id).path("state").asString()).isEqualTo("interrupted");
    assertCounts(csv(api, PARTS, "preview", sheet), "checked", 1, 0, 0);
    assertThat(api.json("/api/v1/imports/" + id).path("state").asString()).isEqualTo("interrupted");
  }

  @Test
  void who_comes_while_others_import_waits_for_its_turn() throws Exception {
    StringBuilder sheet = new StringBuilder("partner,part,unit\n");
    for (int i = 0; i < 1_000; i++) sheet.append("HENGYUE,WT-%d,PCE\n".formatted(i));
    List<Callable<JsonNode>> all =
        Stream.of("jiaxin-api", "hongzhu-api", "dingcheng-api", "hengyue-planner", "lingyun-edi")
            .<Callable<JsonNode>>map(
                it -> () -> csv(new Api(hub, it), PARTS, "preview", sheet.toString()))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var it : threads.invokeAll(all))
        assertThat(it.get().path("state").asString()).isEqualTo("checked");
    }
  }

  @Test
  @Tag("long")
  void a_hundred_thousand_rows_are_read_and_checked() {
    StringBuilder sheet =
        new StringBuilder("partner,part,unit,names.zh,transitDays,range.minimum,planner\n");
    for (int i = 0; i < 100_000; i++)
      sheet.append("JIAXIN,HT-%d,PCE,支座 %d,%d,%d.5,P%d\n".formatted(i, i, i % 9, i, i % 7));
    JsonNode state = csv(buyer, PARTS, "preview", sheet.toString());
    assertCounts(state, "checked", 100_000, 0, 0);
    Duration took =
        Duration.between(
            Instant.parse(state.path("startedAt").asString()),
            Instant.parse(state.path("finishedAt").asString()));
    System.out.printf("100,000 rows read and checked in %.1f s%n", took.toMillis() / 1000.0);
    // Within ten seconds on an idle machine; other tests use the cores, too.
    assertThat(took).isLessThan(Duration.ofMinutes(2));
    assertThat(known(buyer, "HT-1")).isZero();
  }
}
