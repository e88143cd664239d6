package weft.deploy.edi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.imports.FrontDoorFile.delfor;
import static weft.deploy.imports.FrontDoorFile.firm;
import static weft.deploy.imports.FrontDoorFile.item;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.Logins;
import weft.deploy.RunningHub;
import weft.deploy.command.EdiCheckCommand;

/** The command reports a hub's verdict on files, with the file's name in each line. */
class EdiCheckAsksHubTest {
  private static final String ADDRESS = RunningHub.shared().at("/").toString();
  private static final String TOKEN = Logins.token(RunningHub.shared(), "hengyue-edi");

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int check(String token, String... arguments) {
    var command = new EdiCheckCommand(token.isEmpty() ? Map.of() : Map.of("WEFT_TOKEN", token));
    return command.run(
        List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  private List<JsonNode> lines() {
    return out.toString(UTF_8).lines().map(it -> new JsonMapper().readTree(it)).toList();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void rules_count_that_the_standard_knows_nothing_of() throws IOException {
    String good =
        file("good.edi", delfor("1", "20261128", item("ASK-A", firm("4:PCE", "20261207"))));
    String wrong =
        file(
            "wrong.edi",
            delfor(
                "1",
                "20261128",
                item("ASK-B", firm("-4:PCE", "20261207"))
                    + item("ASK-C", firm("4:PCE", "20261207"))));
    assertThat(check("", good, wrong)).as("by the standard both are right").isZero();
    out.reset();
    assertThat(check(TOKEN, "--hub", ADDRESS, good)).as(err.toString(UTF_8)).isZero();
    out.reset();
    assertThat(check(TOKEN, "--hub", ADDRESS, good, wrong)).isEqualTo(1);
    assertThat(lines())
        .extracting(it -> it.path("file").asString() + " " + it.path("outcome").asString())
        .containsExactly(good + " accepted", wrong + " contradicted");
    assertThat(lines().getLast().at("/messages/0/faults/0/code").asString())
        .isEqualTo("quantity-negative");
  }

  @Test
  void what_was_not_judged_is_said_and_is_no_success() throws IOException {
    String file = file("a.edi", delfor("1", "20261128", item("ASK-D", firm("4:PCE", "20261207"))));
    assertThat(check("", "--hub", ADDRESS, file)).isEqualTo(64);
    assertThat(check(TOKEN, "--hub", "nonsense", file)).isEqualTo(64);
    assertThat(check(TOKEN, "--hub", ADDRESS)).isEqualTo(64);
    assertThat(check("stale", "--hub", ADDRESS, file)).isEqualTo(2);
    assertThat(check(TOKEN, "--hub", ADDRESS, folder.resolve("none.edi").toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("WEFT_TOKEN has no access token", "the hub answers 401", "no such file");
    assertThat(out.toString(UTF_8)).isEmpty();
  }
}
