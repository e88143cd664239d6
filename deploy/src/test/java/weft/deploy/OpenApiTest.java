package weft.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.ApiDescription.Operation;

/**
 * The API's description is complete, and the copy in {@code docs} equals the one that is served.
 */
class OpenApiTest {
  private static final String RENEW =
      "mvn -pl deploy -am test -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dweft.openapi.renew=true";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final ApiDescription api = ApiDescription.of(RunningHub.shared());

  @Test
  void the_committed_description_is_the_one_served() throws IOException {
    String served = JSON.writeValueAsString(api.document()) + "\n";
    if (Boolean.getBoolean("weft.openapi.renew"))
      Files.writeString(ApiDescription.COMMITTED, served, UTF_8);
    String committed = ApiDescription.committedText();
    if (committed.equals(served)) return;
    var difference = ApiDifference.between(JSON.readTree(committed), api.document());
    fail(
        "docs/openapi.json is out of date. If the change is meant, renew it by%n  %s%n%s",
        RENEW,
        difference.isEmpty()
            ? "Only the order or the spacing differs."
            : String.join("\n", difference));
  }

  @Test
  void it_is_openapi_3_1_with_a_token_for_every_operation() {
    assertThat(api.document().path("openapi").asString()).startsWith("3.1");
    assertThat(api.document().at("/security/0/token").isArray()).isTrue();
    assertThat(api.document().at("/components/securitySchemes/token/scheme").asString())
        .isEqualTo("bearer");
    assertThat(api.document().at("/servers/0/url").asString()).isEqualTo("/");
  }

  @Test
  void every_operation_says_what_it_does_takes_and_answers() {
    Set<String> ids = new HashSet<>();
    for (Operation it : api.operations()) {
      assertThat(it.node().path("summary").asString("")).as("%s", it).isNotBlank();
      assertThat(ids.add(it.node().path("operationId").asString(""))).as("%s", it).isTrue();
      for (JsonNode parameter : it.node().path("parameters")) {
        assertThat(parameter.path("description").asString(""))
            .as("%s of %s", parameter, it)
            .isNotBlank();
        assertThat(parameter.path("schema").isObject()).isTrue();
      }
      assertThat(it.statuses()).as("%s", it).contains("200", "401", "403", "500");
      for (var answer : it.node().path("responses").properties()) {
        assertThat(answer.getValue().path("description").asString("")).isNotBlank();
        if (answer.getKey().equals("202") && answer.getValue().path("content").isEmpty()) continue;
        String type = answer.getValue().path("content").propertyNames().iterator().next();
        if (answer.getKey().startsWith("2")) assertThat(type).as("%s", it).isNotEqualTo("*/*");
        else assertThat(type).as("%s", it).isEqualTo("application/problem+json");
      }
      if (it.path().contains("{id}")) assertThat(it.statuses()).contains("404");
    }
  }

  @Test
  void versions_and_keys_are_said_where_they_count() {
    for (Operation it : api.operations()) {
      // One-time actions need no version: the second attempt gets 409.
      boolean once =
          Stream.of("/rerun", "/rewrite", "/alerts/{id}/end").anyMatch(it.path()::endsWith);
      boolean changes =
          it.bodyType().equals("application/json")
              && !it.path().endsWith("/check")
              && !it.path().endsWith("/supply-balances") // reads only
              && !it.path().endsWith("/certificates/proofs") // reads only
              && !it.path().endsWith("/replays") // a second one of the same views is the first
              && !it.path().endsWith("/resend")
              && !it.path()
                  .endsWith("/people") // a new code needs no key; an existing one needs If-Match
              && !it.path().endsWith("/views") // a second one of the same name is the same
              && !it.path().endsWith("/in-hand") // a second taking changes nothing
              && !once;
      if (once) assertThat(it.statuses()).as("%s", it).contains("409", "413", "415", "422");
      // Publications, counts and scans add to the existing data, so they need no version.
      boolean adds = Stream.of("/output", "/scans").anyMatch(it.path()::endsWith);
      boolean seen = changes && it.path().contains("{id}") && !adds;
      if (changes) {
        assertThat(it.names("header")).as("%s", it).contains("Idempotency-Key");
        assertThat(it.statuses()).as("%s", it).contains("409", "413", "415", "422");
      }
      if (seen) {
        assertThat(it.names("header")).as("%s", it).contains("If-Match");
        assertThat(it.statuses()).as("%s", it).contains("412");
      }
      if (changes
          || Set.of("getOrder", "getSchedule").contains(it.node().path("operationId").asString()))
        assertThat(it.node().at("/responses/200/headers/ETag").isObject()).as("%s", it).isTrue();
      if (it.names("query").contains("cursor"))
        assertThat(it.node().at("/responses/200/headers/Link").isObject()).as("%s", it).isTrue();
      if (it.names("query").contains("asOf"))
        assertThat(it.statuses()).as("%s", it).contains("409");
    }
  }

  @Test
  void every_reference_leads_somewhere() {
    List<String> lost = new ArrayList<>();
    follow(api.document(), lost);
    assertThat(lost).isEmpty();
  }

  private void follow(JsonNode node, List<String> lost) {
    String reference = node.path("$ref").asString("");
    if (!reference.isEmpty() && api.document().at(reference.substring(1)).isMissingNode())
      lost.add(reference);
    node.forEach(it -> follow(it, lost));
  }
}
