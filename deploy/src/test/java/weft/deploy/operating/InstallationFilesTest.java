package weft.deploy.operating;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Checks the files that an operator copies: the unit, the container and the proxy's site match
 * docs/operating.md and docs/SECURITY.md. Whether systemd, Docker and nginx accept them is tested
 * by hand.
 */
class InstallationFilesTest {
  private static String read(String file) throws IOException {
    return Files.readString(Path.of(file), UTF_8);
  }

  private static List<String> found(String pattern, String in) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(in)
        .results()
        .map(it -> it.group(1))
        .toList();
  }

  @Test
  void the_unit_runs_the_hub_as_nobody_else_in_a_folder_of_its_own_and_starts_it_again()
      throws IOException {
    String unit = read("systemd/weft.service");
    assertThat(unit.lines())
        .contains(
            "DynamicUser=yes",
            "UMask=0077",
            "StateDirectoryMode=0700",
            "WorkingDirectory=/var/lib/weft",
            "Restart=always",
            "SuccessExitStatus=143");
    assertThat(unit).contains("-XX:+ExitOnOutOfMemoryError", "--weft.data=/var/lib/weft");
  }

  @Test
  void secrets_of_the_unit_come_from_files_and_are_settings_that_there_are() throws IOException {
    List<String> secrets = found("^LoadCredential=([^:]+):", read("systemd/weft.service"));
    assertThat(secrets).hasSizeGreaterThan(3);
    String settings = read("../docs/configuration.md");
    for (String it : secrets) assertThat(settings).contains("`" + it + "`");
    assertThat(read("systemd/weft.service")).contains("configtree:${CREDENTIALS_DIRECTORY}/");
  }

  @Test
  void the_container_is_not_roots_has_the_cache_and_ends_without_memory() throws IOException {
    String docker = read("docker/Dockerfile");
    String last = docker.substring(docker.lastIndexOf("\nFROM "));
    assertThat(last.lines()).contains("USER weft", "VOLUME /data");
    assertThat(last)
        .contains("chmod 700 /data", "-XX:AOTCache=", "-XX:+ExitOnOutOfMemoryError", "HEALTHCHECK")
        .contains("configtree:/run/secrets/");
    for (String it : found("^COPY --chown=weft deploy/target/weft.jar (\\S+) ", docker))
      assertThat(Path.of("..").resolve(it)).isRegularFile();
  }

  @Test
  void the_proxys_site_lets_in_what_the_hub_does_passes_streams_on_and_closes_the_operators_door()
      throws IOException {
    String site = read("nginx/weft.conf");
    assertThat(found("client_max_body_size ([0-9]+)m;", site))
        .as("50 MB and what a request has around its body")
        .allMatch(it -> Integer.parseInt(it) > 50)
        .hasSize(1);
    assertThat(site).containsPattern("location /actuator \\{\\s+return 404;");
    assertThat(site).containsPattern("changes/stream\\$ \\{[^}]*proxy_buffering off;");
    assertThat(site).contains("Strict-Transport-Security", "ssl_protocols TLSv1.2 TLSv1.3;");
    assertThat(found("(proxy_set_header X-Forwarded-For \\$\\w+;)", site)).hasSize(2);
  }
}
