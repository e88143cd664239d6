package weft.deploy.operating;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/** A writer cannot overwrite a change that it has not seen, the first release included. */
class VersionTest {
  private static final String PART = "VERSION-1";
  private final RunningHub hub = RunningHub.shared();
  private final Api hengyue = new Api(hub, "hengyue-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");
  private String schedule = "";

  @BeforeEach
  void released() {
    hengyue.handIn(Delfors.of("VERSION-1", PART, "01", "20261201", "40", "20261203", "50"));
    schedule = lines("").getFirst().path("schedule").asString();
  }

  @Test
  void without_if_match_nothing_is_taken() {
    var answer = commit("Content-Type", "application/json");
    assertThat(answer.statusCode()).isEqualTo(428);
    assertThat(answer.body()).contains("\"code\":\"if-match-required\"");
  }

  @Test
  void a_stale_version_is_told_the_current_one() {
    String current =
        jiaxin.get("/api/v1/call-offs/" + schedule).headers().firstValue("ETag").orElseThrow();
    var answer = commit("Content-Type", "application/json", "If-Match", "\"0\"");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(412);
    assertThat(answer.headers().firstValue("ETag")).hasValue(current);
    var problem = Api.body(answer);
    assertThat(problem.path("code").asString()).isEqualTo("stale");
    assertThat("\"" + problem.at("/params/current").asString() + "\"").isEqualTo(current);
  }

  @Test
  void a_version_that_is_none_is_refused() {
    for (String version : List.of("*", "\"x\"", "1,2", ""))
      assertThat(commit("Content-Type", "application/json", "If-Match", version).statusCode())
          .as(version)
          .isIn(400, 428);
  }

  /** For a reader of changes, a first release is new: its lines are {@code added}. */
  @Test
  void the_list_of_changed_lines_is_the_lines_that_say_they_changed() {
    hengyue.handIn(Delfors.of("VERSION-2", "VERSION-2", "01", "20261201", "40", "20261203", "50"));
    hengyue.handIn(Delfors.of("VERSION-3", "VERSION-2", "02", "20261201", "40", "20261203", "60"));
    for (var api : List.of(hengyue, jiaxin)) {
      var all = api.items("/api/v1/call-offs?limit=500");
      assertThat(api.items("/api/v1/call-offs?limit=500&changed=true"))
          .isEqualTo(all.stream().filter(it -> !change(it).equals("same")).toList());
      assertThat(api.items("/api/v1/call-offs?limit=500&changed=false"))
          .isEqualTo(all.stream().filter(it -> change(it).equals("same")).toList());
    }
    assertThat(lines("&changed=true")).extracting(VersionTest::change).containsOnly("added");
    assertThat(jiaxin.items("/api/v1/call-offs?limit=500&part=VERSION-2"))
        .extracting(VersionTest::change)
        .containsExactly("same", "more");
  }

  private static String change(JsonNode line) {
    return line.path("change").asString();
  }

  private List<JsonNode> lines(String filter) {
    return jiaxin.items("/api/v1/call-offs?limit=500&part=" + PART + filter);
  }

  private HttpResponse<String> commit(String... headers) {
    return jiaxin.post(
        "/api/v1/call-offs/" + schedule + "/commitments",
        """
        {"release":"01","commitments":[{"due":"2026-12-01","ordinal":0,
         "promises":[{"date":"2026-12-01","quantity":"40"}]}]}
        """,
        headers);
  }
}
