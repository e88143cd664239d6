package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What keeps a hub from starting, and what it says then. */
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
