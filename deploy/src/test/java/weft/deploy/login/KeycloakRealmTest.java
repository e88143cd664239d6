package weft.deploy.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped realm matches docs/keycloak.md; a Keycloak itself is not part of a build. */
class KeycloakRealmTest {
  private static JsonNode realm() throws Exception {
    return new JsonMapper().readTree(Files.readString(Path.of("keycloak/realm.json"), UTF_8));
  }

  private static List<String> mapped(JsonNode client, String claim) {
    return client
        .path("protocolMappers")
        .valueStream()
        .map(it -> it.path("config").path(claim).asString(""))
        .filter(it -> !it.isEmpty())
        .toList();
  }

  @Test
  void every_client_s_tokens_are_for_the_hub_and_no_secret_stands_in_the_file() throws Exception {
    for (JsonNode it : realm().path("clients")) {
      assertThat(mapped(it, "included.custom.audience")).containsExactly("weft-api");
      assertThat(it.path("secret").asString()).matches("\\$\\{[A-Z_]+}");
      assertThat(it.path("directAccessGrantsEnabled").asBoolean()).isFalse();
    }
    for (JsonNode it : realm().path("users"))
      assertThat(it.path("credentials").path(0).path("value").asString())
          .isEqualTo("${FIRST_PASSWORD}");
  }

  @Test
  void programs_are_known_by_their_client_s_id_and_people_come_by_the_portal_alone()
      throws Exception {
    for (JsonNode it : realm().path("clients")) {
      boolean portal = it.path("clientId").asString().equals("weft-portal");
      assertThat(it.path("standardFlowEnabled").asBoolean()).isEqualTo(portal);
      assertThat(it.path("serviceAccountsEnabled").asBoolean()).isEqualTo(!portal);
      assertThat(mapped(it, "claim.value"))
          .isEqualTo(portal ? List.of() : List.of(it.path("clientId").asString()));
      if (!portal) continue;
      assertThat(it.path("redirectUris").path(0).asString()).isEqualTo("${HUB_URL}/bff/login/code");
      assertThat(it.path("attributes").path("pkce.code.challenge.method").asString())
          .isEqualTo("S256");
      assertThat(it.path("attributes").path("post.logout.redirect.uris").asString())
          .isEqualTo("${HUB_URL}/");
    }
  }
}
