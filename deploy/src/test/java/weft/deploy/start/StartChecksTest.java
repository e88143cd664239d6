package weft.deploy.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import weft.database.FreePort;
import weft.database.Login;
import weft.database.Migrations;
import weft.database.TestDatabase;
import weft.database.UnknownSchema;
import weft.deploy.HubProcess;
import weft.deploy.RunningHub;
import weft.deploy.postgres.DataDirectory;
import weft.deploy.settings.DatabaseAddress;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;
import weft.edi.as2.PartnerKeys;

/** A hub checks every requirement before it starts, and reports all faults at once. */
class StartChecksTest {
  private final RunningHub hub = RunningHub.shared();
  private final DatabaseAddress good = hub.bean(DatabaseAddress.class);

  private static void look(DatabaseAddress at) {
    DatabaseFound.require(at, Duration.ofSeconds(1));
  }

  private static void refused(ThrowingCallable start, String... told) {
    var begun = Instant.now();
    assertThatThrownBy(start)
        .isInstanceOf(StartRefused.class)
        .satisfies(it -> assertThat(it.getMessage()).contains(told).hasLineCount(1).endsWith("."));
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void a_database_with_all_its_users_is_let_be() {
    assertThatCode(() -> look(good)).doesNotThrowAnyException();
  }

  @Test
  void a_wrong_password_of_any_user_is_refused_and_never_printed() {
    var wrong = "not-the-secret";
    var owner = new Login(good.owner().user(), wrong);
    var writer = new Login(good.writer().user(), wrong);
    var reader = new Login(good.reader().user(), wrong);
    refused(
        () -> look(new DatabaseAddress(good.url(), owner, good.writer(), good.reader())),
        "does not let weft_owner in");
    refused(
        () -> look(new DatabaseAddress(good.url(), good.owner(), writer, good.reader())),
        "does not let weft_writer in");
    refused(
        () -> look(new DatabaseAddress(good.url(), good.owner(), good.writer(), reader)),
        "does not let weft_reader in");
    assertThatThrownBy(
            () -> look(new DatabaseAddress(good.url(), owner, good.writer(), good.reader())))
        .hasMessageNotContaining(wrong);
  }

  @Test
  void a_missing_password_is_named_by_its_setting() {
    var reader = new Login(good.reader().user(), "");
    refused(
        () -> look(new DatabaseAddress(good.url(), good.owner(), good.writer(), reader)),
        "weft.database.reader-password is not set");
  }

  @Test
  void an_address_that_is_none_and_a_database_that_is_not_there_are_refused() {
    refused(
        () ->
            look(
                new DatabaseAddress(
                    "postgres://db/weft?password=x", good.owner(), good.writer(), good.reader())),
        "weft.database.url is no address of a PostgreSQL: postgres://db/weft.");
    String other = good.url().replaceAll("/weft$", "/no_such");
    refused(
        () -> look(new DatabaseAddress(other, good.owner(), good.writer(), good.reader())),
        "There is no database no_such");
  }

  @Test
  void a_database_without_the_script_and_a_reader_who_is_shown_everything_are_refused() {
    hub.superuser().sql("create database without_roles").update();
    String bare = good.url().replaceAll("/weft$", "/without_roles");
    refused(
        () -> look(new DatabaseAddress(bare, good.owner(), good.writer(), good.reader())),
        "roles.sql was not run there");
    var all = new Login("postgres", hub.bean(DataDirectory.class).password("postgres"));
    refused(
        () -> look(new DatabaseAddress(good.url(), good.owner(), good.writer(), all)),
        "postgres may pass over the policies of rows");
    refused(
        () -> look(new DatabaseAddress(good.url(), good.owner(), good.writer(), good.writer())),
        "weft_writer may not take the roles of the parties' sides");
  }

  @Test
  void a_server_that_does_not_answer_is_waited_for_and_then_named() {
    String nobody = "jdbc:postgresql://127.0.0.1:" + FreePort.next() + "/weft";
    var begun = Instant.now();
    refused(
        () -> look(new DatabaseAddress(nobody, good.owner(), good.writer(), good.reader())),
        "does not answer");
    assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
  }

  /** The signal that systemd and containers send; a waiting hub must end on it. */
  @Test
  void a_hub_that_waits_for_its_database_ends_when_it_is_told_to() throws Exception {
    try (var waiting =
        HubProcess.start(
            "--weft.issuer.uri=" + hub.url(),
            "--weft.portal.url=" + hub.url(),
            "--weft.portal.client-secret=unused",
            "--weft.database.url=jdbc:postgresql://127.0.0.1:" + FreePort.next() + "/weft")) {
      var deadline = Instant.now().plusSeconds(25);
      while (!waiting.output().contains("is waited for") && Instant.now().isBefore(deadline))
        TimeUnit.MILLISECONDS.sleep(20);
      assertThat(waiting.output()).contains("does not answer, and is waited for");
      waiting.terminate();
      assertThat(waiting.exitCode()).isEqualTo(128 + 15);
      assertThat(waiting.output()).doesNotContain("\tat ");
    }
  }

  @Test
  void a_schema_that_a_newer_release_migrated_is_refused() {
    try (var database = TestDatabase.fresh()) {
      database
          .owner()
          .sql(
              """
              insert into flyway_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by,
                 execution_time, success)
              values (9999, '99999', 'of the future', 'SQL', 'V99999__of_the_future.sql', 1, 'weft', 1, true)
              """)
          .update();
      assertThatThrownBy(() -> Migrations.migrate(database.ownerLogins()))
          .isInstanceOf(UnknownSchema.class)
          .hasMessageContaining("V99999 (of the future)");
      assertThatThrownBy(() -> Migrations.requireKnown(database.ownerLogins()))
          .as("looked at before anything is started")
          .isInstanceOf(UnknownSchema.class);
    }
  }

  @Test
  void data_from_before_the_first_release_are_refused_with_what_to_do() {
    try (var database = TestDatabase.fresh()) {
      database
          .owner()
          .sql(
              """
              insert into flyway_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by,
                 execution_time, success)
              values (9999, '101', 'history', 'SQL', 'V101__history.sql', 1, 'weft', 1, true)
              """)
          .update();
      assertThatThrownBy(() -> Migrations.migrate(database.ownerLogins()))
          .isInstanceOfSatisfying(
              UnknownSchema.class,
              it ->
                  refused(
                      () -> {
                        throw DatabaseFound.unknown(it);
                      },
                      "A hub from before release 0.1.0 made these data"));
    }
  }

  @Test
  void a_portal_without_address_or_secret_is_refused_before_the_issuer_is_asked() throws Exception {
    String nobody = "http://127.0.0.1:" + FreePort.next();
    try (var hub =
        HubProcess.start(
            "--weft.issuer.uri=" + nobody,
            "--weft.database.url=jdbc:postgresql://127.0.0.1:1/weft",
            "--weft.portal.url=http://localhost:1")) {
      assertThat(hub.exitCode()).isEqualTo(1);
      assertThat(hub.output())
          .contains("Set weft.portal.url and weft.portal.client-secret.")
          .doesNotContain("is away", "is waited for", "\tat ");
    }
  }

  @Test
  void a_misspelt_setting_is_refused_with_the_one_that_was_meant() {
    var file = new StandardEnvironment();
    file.getPropertySources()
        .addLast(
            new MapPropertySource(
                "application.yaml",
                Map.of("weft.databse.url", "x", "weft.limits.proxies[1]", "10.0.0.0/8")));
    refused(() -> KnownSettings.require(file), "weft.databse.url (perhaps weft.database.url)");
    var variables = new StandardEnvironment();
    variables
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of(
                    "WEFT_DATABASE_OWNERPASSWORD", "x",
                    "WEFT_DATABASE_WRITER_PASSWORD", "x",
                    "WEFT_LIMITS_PROXIES_0", "10.0.0.0/8",
                    "WEFT_SERVICE_HOST", "10.1.2.3",
                    "WEFT_ISSUER_URL", "x")));
    refused(
        () -> KnownSettings.require(variables),
        "There is no setting WEFT_ISSUER_URL (perhaps weft.issuer.uri)");
  }

  @Test
  void a_misspelt_option_keeps_a_hub_from_starting() throws Exception {
    try (var misspelt = HubProcess.start("--spring.profiles.active=demo", "--weft.prot=1")) {
      assertThat(misspelt.exitCode()).isEqualTo(1);
      assertThat(misspelt.output())
          .contains("weft.prot (perhaps weft.port)")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void a_key_store_that_is_not_there_or_does_not_open_is_refused(@TempDir Path folder)
      throws IOException {
    Path nowhere = folder.resolve("none.p12");
    refused(() -> keystore(nowhere, "x"), "weft.as2.keystore names", "no such file");
    Path key = folder.resolve("as2.p12");
    PartnerKeys.keep(key, "right", "WEFT");
    refused(() -> keystore(key, "wrong"), "weft.as2.keystore-password does not open");
    Path text = Files.writeString(folder.resolve("text.p12"), "no keys here");
    refused(() -> keystore(text, "x"), "is no PKCS #12 file");
    assertThatCode(() -> keystore(key, "right")).doesNotThrowAnyException();
  }

  private static void keystore(Path file, String password) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "given",
                Map.of(
                    "weft.as2.keystore", file.toString(), "weft.as2.keystore-password", password)));
    KeysFound.require(Binder.get(environment).bindOrCreate("weft", WeftSettings.class));
  }

  @Test
  void an_issuer_is_what_it_calls_itself_and_one_that_is_away_is_waited_for() throws IOException {
    assertThatCode(() -> IssuerFound.require(hub.url())).doesNotThrowAnyException();
    refused(() -> IssuerFound.require(hub.url() + "/"), "calls itself " + hub.url());
    refused(() -> IssuerFound.require("login.example.com"), "weft.issuer.uri is no address");
    refused(
        () -> IssuerFound.require("https://login.invalid/realms/trade"),
        "The host of weft.issuer.uri is not known");
    var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.start();
    String there = "http://127.0.0.1:" + other.getAddress().getPort();
    try {
      refused(
          () -> IssuerFound.require(there), "There is no OpenID Connect issuer", "answered by 404");
    } finally {
      other.stop(0);
    }
    assertThatCode(() -> IssuerFound.require(there)).doesNotThrowAnyException();
  }
}
