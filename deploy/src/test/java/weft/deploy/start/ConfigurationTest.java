package weft.deploy.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.HubProcess;
import weft.deploy.RunningHub;
import weft.deploy.settings.DatabaseAddress;

/** The documented reference of settings equals the descriptions in the code. */
class ConfigurationTest {
  private static final Path DOCUMENT = Path.of("../docs/configuration.md");
  private static final Path SOURCE =
      Path.of("src/main/java/weft/deploy/settings/WeftSettings.java");
  private static final String BEGIN = "<!-- settings: written by ConfigurationTest -->\n";
  private static final String END = "<!-- end of settings -->";
  private static final Pattern DOC =
      Pattern.compile(
          "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+\\(.*?\\)\\s*)?public record (\\w+)\\(",
          Pattern.DOTALL);

  @Test
  void every_setting_stands_in_the_reference_with_its_default_and_its_own_words()
      throws IOException {
    String written = table();
    String document = Files.readString(DOCUMENT, UTF_8);
    int from = document.indexOf(BEGIN) + BEGIN.length();
    int until = document.indexOf(END);
    assertThat(from).isPositive();
    if (Boolean.getBoolean("weft.configuration.renew"))
      Files.writeString(
          DOCUMENT, document.substring(0, from) + written + document.substring(until), UTF_8);
    else
      assertThat(document.substring(from, until))
          .as("run this test with -Dweft.configuration.renew=true")
          .isEqualTo(written);
  }

  private static String table() throws IOException {
    Map<String, Map<String, String>> texts = texts();
    var out = new StringBuilder();
    String group = "";
    for (KnownSettings.Setting it : KnownSettings.all()) {
      Class<?> record = it.component().getDeclaringRecord();
      Map<String, String> said = texts.get(record.getSimpleName());
      assertThat(said).as(record.getSimpleName()).isNotNull();
      if (!record.getSimpleName().equals(group)) {
        group = record.getSimpleName();
        String about = said.get("");
        out.append("\n").append(about).append("\n\n| setting | default | |\n|---|---|---|\n");
      }
      String text = said.get(it.component().getName());
      assertThat(text).as("@param of %s", it.name()).isNotBlank();
      out.append("| `%s` | %s | %s |\n".formatted(it.name(), usual(it), text));
    }
    return out.append("\n").toString();
  }

  private static String usual(KnownSettings.Setting it) {
    DefaultValue usual = annotation(it);
    String value = usual == null ? "" : String.join(",", usual.value());
    return value.isEmpty() ? "" : "`" + value + "`";
  }

  private static @Nullable DefaultValue annotation(KnownSettings.Setting it) {
    return Arrays.stream(
            it.component().getDeclaringRecord().getDeclaredConstructors()[0].getParameters())
        .filter(parameter -> parameter.getName().equals(it.component().getName()))
        .findFirst()
        .orElseThrow()
        .getAnnotation(DefaultValue.class);
  }

  /** Each record's text, under an empty name, and its components' texts. */
  private static Map<String, Map<String, String>> texts() throws IOException {
    Map<String, Map<String, String>> all = new HashMap<>();
    var records = DOC.matcher(Files.readString(SOURCE, UTF_8));
    while (records.find()) {
      Map<String, String> said = new HashMap<>();
      String[] parts = records.group(1).replaceAll("(?m)^\\s*\\* ?", "").split("@param ");
      said.put("", text(parts[0]));
      for (int i = 1; i < parts.length; i++) {
        String[] named = parts[i].split("\\s+", 2);
        said.put(named[0], text(named[1]));
      }
      all.put(records.group(2), said);
    }
    return all;
  }

  private static String text(String doc) {
    return doc.replaceAll("\\s+", " ")
        .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
        .replaceAll("<p>", "")
        .strip();
  }

  /** As Docker and Kubernetes provide secrets: one file per setting, with its name. */
  @Test
  void secrets_come_from_files(@TempDir Path secrets) throws Exception {
    Files.writeString(secrets.resolve("weft.database.owner-password"), "from-a-file\n", UTF_8);
    Files.writeString(secrets.resolve("weft.misspelt"), "x", UTF_8);
    try (var hub =
        HubProcess.start("--spring.config.import=configtree:" + secrets + "/", "--weft.port=1")) {
      assertThat(hub.exitCode()).isEqualTo(1);
      assertThat(hub.output())
          .contains("There is no setting weft.misspelt")
          .doesNotContain("from-a-file");
    }
    Files.delete(secrets.resolve("weft.misspelt"));
    var known = RunningHub.shared().bean(DatabaseAddress.class);
    try (var hub =
        HubProcess.start(
            "--spring.config.import=configtree:" + secrets + "/",
            "--weft.issuer.uri=" + RunningHub.shared().url(),
            "--weft.portal.url=" + RunningHub.shared().url(),
            "--weft.portal.client-secret=unused",
            "--weft.database.url=" + known.url())) {
      assertThat(hub.exitCode()).isEqualTo(1);
      assertThat(hub.output())
          .as("a password is there, and it is another")
          .contains("does not let weft_owner in")
          .doesNotContain("from-a-file", "is not set");
    }
  }

  @Test
  void each_line_of_the_log_is_an_object_of_ecs_where_that_is_asked_for() throws Exception {
    try (var hub = HubProcess.start("--logging.structured.format.console=ecs")) {
      assertThat(hub.exitCode()).isEqualTo(1);
      var lines = hub.output().lines().filter(it -> !it.isBlank()).toList();
      assertThat(lines).isNotEmpty();
      for (String line : lines) {
        var entry = new JsonMapper().readTree(line);
        assertThat(entry.path("@timestamp").asString()).isNotBlank();
        assertThat(entry.at("/log/level").asString().toLowerCase(Locale.ROOT)).isEqualTo("error");
        assertThat(entry.path("message").asString()).contains("weft.issuer.uri");
        assertThat(entry.at("/service/name").asString()).isEqualTo("weft");
      }
    }
  }
}
