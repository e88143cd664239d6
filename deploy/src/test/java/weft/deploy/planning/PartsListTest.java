package weft.deploy.planning;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A scan of the jar for known weaknesses finds the components of the browser app. */
class PartsListTest {
  private static final String PORTAL = "/META-INF/sbom/portal.cdx.json";

  /** A build without Node omits the app and its parts list. */
  static boolean isBuilt() {
    return PartsListTest.class.getResource("/static/index.html") != null;
  }

  @Test
  @EnabledIf("isBuilt")
  void the_browser_apps_parts_are_listed_with_their_hashes_and_its_tools_are_not()
      throws IOException {
    JsonNode list;
    try (InputStream in = requireNonNull(getClass().getResourceAsStream(PORTAL), PORTAL)) {
      list = new JsonMapper().readTree(in);
    }
    assertThat(list.path("bomFormat").asString()).isEqualTo("CycloneDX");
    List<JsonNode> parts = list.path("components").valueStream().toList();
    assertThat(parts)
        .extracting(it -> it.path("purl").asString().replaceAll("@[^@]*$", ""))
        .contains("pkg:npm/react", "pkg:npm/%40mantine/core", "pkg:npm/i18next")
        .doesNotContain("pkg:npm/vite", "pkg:npm/typescript", "pkg:npm/oxlint");
    assertThat(parts)
        .allMatch(it -> it.at("/hashes/0/content").asString().matches("[0-9a-f]{128}"));
  }
}
