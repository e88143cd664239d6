package weft.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.JSON;
import static weft.deploy.OwnHub.OPERATOR;
import static weft.deploy.OwnHub.YAML;
import static weft.deploy.OwnHub.ok;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import weft.database.DatabaseRoles;
import weft.database.FreePort;
import weft.database.Login;
import weft.history.Positions;

/** The runbook of docs/backup.md, command by command, on a PostgreSQL as it is installed. */
class RestoreTest {
  private static final String FIRST = "first-operator";
  private static final Map<String, String> PASSWORDS =
      Map.of(
          "PGOPTIONS",
          "-c weft.owner_password=o -c weft.writer_password=w -c weft.reader_password=r");

  @TempDir private Path folder;

  @Test
  @EnabledIf("weft.deploy.InstalledPostgres#isThere")
  void a_dump_restored_roles_first_is_the_same_hub_and_every_view_equals_its_replay()
      throws Exception {
    try (var postgres = InstalledPostgres.start(folder.resolve("postgres"))) {
      prepare(postgres, "weft");
      List<JsonNode> before;
      long head;
      try (var hub = hub(postgres, "weft")) {
        fill(hub);
        before = supplier(hub).items("/api/v1/orders?limit=50");
        head = hub.bean(Positions.class).head();
      }
      assertThat(before).hasSize(3);
      String dump = folder.resolve("weft.dump").toString();
      postgres.run("pg_dump", "-Fc", "-d", "weft", "-f", dump);

      prepare(postgres, "restored");
      postgres.run(
          "pg_restore",
          "--clean",
          "--if-exists",
          "--exit-on-error",
          "--single-transaction",
          "-d",
          "restored",
          dump);
      try (var copy = hub(postgres, "restored", "--weft.partners=quiet")) {
        assertThat(supplier(copy).items("/api/v1/orders?limit=50")).isEqualTo(before);
        assertThat(copy.bean(Positions.class).head()).isEqualTo(head);
        assertThat(order(copy, "4500000009").path("outcome").asString()).isEqualTo("accepted");
        verify(postgres, "restored");
      }
    }
  }

  private void prepare(InstalledPostgres postgres, String database) throws Exception {
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
