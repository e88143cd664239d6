package weft.deploy.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import weft.database.Beside;
import weft.deploy.HubProcess;

/** The conditions that keep a hub from starting, and their messages. */
@Beside("own")
class StartConditionsTest {
  @Test
  void without_issuer_and_database_it_says_how_to_start_the_demo() throws Exception {
    try (var hub = HubProcess.start()) {
      assertThat(hub.exitCode()).isEqualTo(1);
      assertThat(hub.output())
          .contains("weft.issuer.uri", "weft.database.url", "mvn spring-boot:run")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void the_demo_listens_on_loopback_or_not_at_all() throws Exception {
    try (var hub = HubProcess.start("--spring.profiles.active=demo", "--server.address=0.0.0.0")) {
      assertThat(hub.exitCode()).isEqualTo(1);
      assertThat(hub.output()).contains("loopback only").doesNotContain("\tat ");
    }
  }

  private static @Nullable String open(String... settings) {
    var environment = new StandardEnvironment();
    var given = new Properties();
    for (int i = 0; i < settings.length; i += 2) given.setProperty(settings[i], settings[i + 1]);
    environment.getPropertySources().addFirst(new PropertiesPropertySource("given", given));
    return StartConditions.open(environment);
  }

  @Test
  void an_empty_address_and_a_management_port_without_one_are_open_to_all() {
    String at = "server.address";
    assertThat(open(at, "127.0.0.1")).isNull();
    assertThat(open(at, "")).isEqualTo(at);
    assertThat(open()).isEqualTo(at);
    assertThat(open(at, "0.0.0.0")).isEqualTo(at);
    String management = "management.server.address";
    String port = "management.server.port";
    assertThat(open(at, "127.0.0.1", port, "8081")).isEqualTo(management);
    assertThat(open(at, "127.0.0.1", port, "8081", management, "")).isEqualTo(management);
    assertThat(open(at, "127.0.0.1", port, "8081", management, "::1")).isNull();
    assertThat(open(at, "127.0.0.1", port, "-1")).isNull();
    assertThat(open(at, "127.0.0.1", port, "8080", "server.port", "8080")).isNull();
    String tls = "weft.tls.certificate";
    assertThat(open(at, "127.0.0.1", tls, "hub.pem")).isEqualTo("weft.tls.address");
    assertThat(open(at, "127.0.0.1", tls, "hub.pem", "weft.tls.address", "::1")).isNull();
  }

  @Test
  void the_jar_for_production_says_that_it_has_no_demo() {
    assertThatCode(() -> StartConditions.requireItsDatabase(getClass().getClassLoader()))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> StartConditions.requireItsDatabase(ClassLoader.getPlatformClassLoader()))
        .hasMessageContaining("made for production");
  }

  @Test
  void help_names_the_ways_to_start_and_an_unknown_command_is_an_error() throws Exception {
    try (var help = HubProcess.start("--help")) {
      assertThat(help.exitCode()).isZero();
      assertThat(help.output()).contains("--spring.profiles.active=demo");
    }
    try (var unknown = HubProcess.start("unknown-command")) {
      assertThat(unknown.exitCode()).isEqualTo(64);
      assertThat(unknown.output()).contains("There is no command unknown-command");
    }
  }
}
