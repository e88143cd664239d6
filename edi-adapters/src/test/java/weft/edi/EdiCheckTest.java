package weft.edi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.edi.reader.Samples;
import weft.edi.reader.text.ReaderOptions;
import weft.interchange.InterchangeOutcome;

class EdiCheckTest {
  private static final JsonMapper JSON = weft.json.Json.mapper();

  @TempDir Path folder;

  @Test
  void good_messages_are_accepted_and_one_bad_one_makes_it_partly() {
    assertThat(check("orders-d01b-two-messages.edi").outcome())
        .isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(check("orders-d96a-good-bad-good.edi").outcome())
        .isEqualTo(InterchangeOutcome.PARTLY);
  }

  @Test
  void the_JSON_is_the_contract_s() {
    JsonNode json = JSON.valueToTree(check("orders-d96a-good-bad-good.edi"));
    assertThat(json.propertyNames())
        .containsExactly(
            "id",
            "duplicate",
            "sender",
            "receiver",
            "reference",
            "outcome",
            "messages",
            "faults",
            "acknowledgement",
            "from",
            "interchanges");
    assertThat(json.get("sender").asString()).isEqualTo("HENGYUE");
    assertThat(json.get("outcome").asString()).isEqualTo("partly");
    JsonNode bad = json.get("messages").get(1);
    assertThat(bad.get("type").asString() + bad.get("release").asString()).isEqualTo("ORDERSD96A");
    assertThat(bad.get("outcome").asString()).isEqualTo("rejected");
    JsonNode fault = bad.get("faults").get(0);
    assertThat(fault.get("segment").asInt()).isEqualTo(35);
    assertThat(fault.get("tag").asString()).isEqualTo("QTY");
    assertThat(fault.get("element").asString()).isEqualTo("C186.6060");
    assertThat(fault.get("code").asString()).isEqualTo("element-not-numeric");
    assertThat(fault.get("offset").asInt())
        .isEqualTo(Samples.text("orders-d96a-good-bad-good.edi").indexOf("12O"));
    assertThat(fault.get("text").propertyNames()).containsExactly("en", "zh");
    assertThat(json.get("messages").get(0).get("outcome").asString()).isEqualTo("applied");
  }

  @Test
  void an_answer_survives_its_JSON() {
    InterchangeResult answer = check("orders-d96a-good-bad-good.edi");
    String json = JSON.writeValueAsString(answer);
    assertThat(JSON.readValue(json, InterchangeResult.class)).isEqualTo(answer);
  }

  @Test
  void each_file_is_one_line_and_the_exit_code_tells_the_worst() throws IOException {
    Path good = Files.write(folder.resolve("good.edi"), Samples.bytes("orders-d96a.edi"));
    Path bad = Files.write(folder.resolve("bad.edi"), "rubbish".getBytes(UTF_8));
    assertThat(run(List.of(good))).isEqualTo("0 1");
    assertThat(run(List.of(good, bad))).isEqualTo("1 2");
    assertThat(run(List.of(good, folder.resolve("none.edi"), good))).isEqualTo("2 2");
  }

  @Test
  void a_line_says_which_file_it_is_of() throws IOException {
    Path file = Files.write(folder.resolve("good.edi"), Samples.bytes("orders-d96a.edi"));
    var out = new ByteArrayOutputStream();
    EdiCheck.files(List.of(file), new PrintStream(out, true, UTF_8), System.err);
    var line = JSON.readTree(out.toString(UTF_8));
    assertThat(line.path("file").asString()).isEqualTo(file.toString());
    assertThat(line.path("outcome").asString()).isEqualTo("accepted");
  }

  private static String run(List<Path> files) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        EdiCheck.files(files, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return code + " " + out.toString(UTF_8).lines().count();
  }

  private static InterchangeResult check(String sample) {
    return EdiCheck.check(Samples.bytes(sample), ReaderOptions.STANDARD);
  }
}
