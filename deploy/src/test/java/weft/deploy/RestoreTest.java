package weft.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.JSON;
import static weft.deploy.OwnHub.OPERATOR;
import static weft.deploy.OwnHub.YAML;
import static weft.deploy.OwnHub.ok;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import weft.database.DatabaseRoles;
import weft.database.FreePort;
import weft.database.Login;
import weft.deploy.settings.DatabaseAddress;
import weft.history.Positions;

/** Runs the runbook of docs/backup.md, command by command, on an installed PostgreSQL. */
@Tag("long")
@EnabledIf("weft.deploy.InstalledPostgres#isThere")
class RestoreTest {
  private static final String FIRST = "first-operator";
  private static final String PGBACKREST = "/usr/bin/pgbackrest";
  private static final Map<String, String> PASSWORDS =
      Map.of(
          "PGOPTIONS",
          "-c weft.owner_password=o -c weft.writer_password=w -c weft.reader_password=r");

  @TempDir private static Path folder;

  private static InstalledPostgres live;
  private static RunningHub hub;

  @BeforeAll
  static void aHubWithThreeOrders() throws Exception {
    live = InstalledPostgres.start(folder.resolve("live"), archiving());
    prepare(live, "weft");
    hub = hub(live, "weft");
    fill(hub);
  }

  @AfterAll
  static void stop() throws Exception {
    hub.close();
    live.close();
  }

  @Test
  void a_dump_restored_roles_first_is_the_same_hub_and_every_view_equals_its_replay()
      throws Exception {
    var before = orders(hub);
    long head = hub.bean(Positions.class).head();
    assertThat(before).hasSizeGreaterThanOrEqualTo(3);
    String dump = folder.resolve("weft.dump").toString();
    live.run("pg_dump", "-Fc", "-d", "weft", "-f", dump);

    prepare(live, "restored");
    live.run(
        "pg_restore",
        "--clean",
        "--if-exists",
        "--exit-on-error",
        "--single-transaction",
        "-d",
        "restored",
        dump);
    try (var copy = hub(live, "restored", "--weft.partners=quiet")) {
      assertThat(orders(copy)).isEqualTo(before);
      assertThat(copy.bean(Positions.class).head()).isEqualTo(head);
      assertThat(order(copy, "4500000009").path("outcome").asString()).isEqualTo("accepted");
      verify(live, "restored");
    }
  }

  static boolean pgBackRestIsThere() {
    boolean there = Files.isExecutable(Path.of(PGBACKREST));
    if (!there) System.out.println("Left out: a restore by pgBackRest, which is not installed");
    return there;
  }

  @Test
  @EnabledIf("pgBackRestIsThere")
  void pgbackrest_brings_back_a_moment_from_a_full_and_an_incremental_backup() throws Exception {
    backRest("stanza-create");
    backRest("check");
    backRest("--type=full", "backup");
    accept("4500000004");
    backRest("--type=incr", "backup");
    accept("4500000005");
    var before = orders(hub);
    String moment = live.run("psql", "-d", "weft", "-Atc", "select clock_timestamp()").strip();
    accept("4500000006");
    live.run("psql", "-d", "weft", "-Atc", "select pg_switch_wal()");
    backRest("check"); // waits until everything written is archived
    assertThat(backRest("info")).contains("full backup", "incr backup");

    Path drill =
        Files.createDirectory(
            folder.resolve("drill"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    backRest(
        "--pg1-path=" + drill,
        "--type=time",
        "--target=" + moment,
        "--target-action=promote",
        "restore");
    try (var postgres = InstalledPostgres.of(drill, "archive_mode = off");
        var copy = hub(postgres, "weft", "--weft.partners=quiet")) {
      assertThat(orders(copy)).isEqualTo(before);
      verify(postgres, "weft");
    }
  }

  private static String[] archiving() throws IOException {
    if (!pgBackRestIsThere()) return new String[0];
    Files.createDirectory(folder.resolve("repository"));
    return new String[] {
      "archive_mode = on",
      "archive_command = '%s --config=%s --stanza=weft archive-push %%p'"
          .formatted(PGBACKREST, config())
    };
  }

  private static Path config() {
    return folder.resolve("pgbackrest.conf");
  }

  private static String backRest(String... arguments) throws Exception {
    if (Files.notExists(config()))
      Files.writeString(
          config(),
          """
          [global]
          repo1-path=%1$s/repository
          repo1-retention-full=2
          start-fast=y
          lock-path=%1$s/lock
          spool-path=%1$s/spool
          log-path=%1$s
          [weft]
          pg1-path=%1$s/live
          pg1-port=%2$d
          pg1-user=postgres
          """
              .formatted(folder, live.port()));
    var command = new ArrayList<>(List.of("--config=" + config(), "--stanza=weft"));
    command.addAll(List.of(arguments));
    return live.run(PGBACKREST, command.toArray(String[]::new));
  }

  private static void accept(String number) {
    assertThat(order(hub, number).path("outcome").asString()).isEqualTo("accepted");
    supplier(hub).settle();
  }

  private static List<JsonNode> orders(RunningHub of) {
    return supplier(of).items("/api/v1/orders?limit=50");
  }

  private static void prepare(InstalledPostgres postgres, String database) throws Exception {
    postgres.run("createdb", database);
    Path script = Path.of("../projections/src/main/resources/weft/database/roles.sql");
    postgres.run(
        PASSWORDS, "psql", "-d", database, "-v", "ON_ERROR_STOP=1", "-f", script.toString());
  }

  private static RunningHub hub(InstalledPostgres postgres, String database, String... settings) {
    var all = new String[settings.length + 1];
    all[0] = "--weft.issuer.first-operator=" + FIRST;
    System.arraycopy(settings, 0, all, 1, settings.length);
    return RunningHub.ofItsOwn(
        RunningHub.shared(), FreePort.next(), address(postgres, database), all);
  }

  private static DatabaseAddress address(InstalledPostgres postgres, String database) {
    return new DatabaseAddress(
        postgres.url(database),
        new Login(DatabaseRoles.OWNER, "o"),
        new Login(DatabaseRoles.WRITER, "w"),
        new Login(DatabaseRoles.READER, "r"));
  }

  private static Api supplier(RunningHub hub) {
    return new Api(hub, RunningHub.shared(), "mingda-api");
  }

  private static void fill(RunningHub hub) {
    var operator = new Api(hub, RunningHub.shared(), FIRST);
    for (String party : List.of("ZHONGYUAN", "MINGDA"))
      ok(
          operator.put(
              OPERATOR + "organizations/" + party, "{\"name\":{\"en\":\"A party\"}}", JSON));
    member(operator, "zhongyuan-edi", "ZHONGYUAN", "edi", "buyer");
    member(operator, "mingda-api", "MINGDA", "sales", "supplier");
    ok(operator.put(OPERATOR + "partnerships/ZHONGYUAN/MINGDA", "unknownPart: learn\n", YAML));
    for (String number : List.of("4500000001", "4500000002", "4500000003"))
      assertThat(order(hub, number).path("outcome").asString()).isEqualTo("accepted");
    supplier(hub).settle();
  }

  private static void member(Api operator, String subject, String party, String role, String side) {
    ok(
        operator.put(
            OPERATOR + "members?subject=" + subject,
            "{\"kind\":\"client\",\"party\":\"%s\",\"roles\":[\"%s\"],\"sides\":[\"%s\"]}"
                .formatted(party, role, side),
            JSON));
  }

  private static JsonNode order(RunningHub hub, String number) {
    String text =
        SampleFiles.text("orders-d96a-hengyue-jiaxin.edi", "SAMPLE-2", "IC-" + number)
            .replace("HENGYUE", "ZHONGYUAN")
            .replace("JIAXIN", "MINGDA")
            .replace("4500099001", number);
    return new Api(hub, RunningHub.shared(), "zhongyuan-edi").handIn(text);
  }

  private static void verify(InstalledPostgres postgres, String database) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, UTF_8);
    int code =
        new VerifyReplayCommand()
            .run(
                List.of(
                    "--weft.database.url=" + postgres.url(database),
                    "--weft.database.owner-password=o",
                    "--weft.database.writer-password=w"),
                print,
                print);
    assertThat(code).as(out.toString(UTF_8)).isZero();
  }
}
