package weft.deploy.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;

/** A corrected document replaces the one that was misread. */
class DocumentPutRightTest {
  private static final JsonMapper JSON = new JsonMapper();
  private final RunningHub hub = RunningHub.busy();
  private final Api hengyue = new Api(hub, "hengyue-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");

  @Test
  void the_corrected_document_is_shown_and_matched_and_the_one_before_it_as_of_then() {
    String wrong =
        SampleFiles.text("despatch-desadv-d96a-jiaxin-hengyue.edi", "SAMPLE-7", "RIGHT-2")
            .replace("4500099001", "4500099771")
            .replace("LS-99001", "LS-99771")
            .replace("QTY+12:120:PCE", "QTY+12:1200:PCE");
    String id = jiaxin.handIn(wrong).path("id").asString();
    assertThat(chained(hengyue)).isEqualTo("1200");
    JsonNode before = hengyue.json("/api/v1/documents/" + id + "-1");

    String right = wrong.replace("QTY+12:1200:PCE", "QTY+12:120:PCE");
    assertThat(rerun(hengyue, id, right).statusCode()).as("not its sender").isEqualTo(404);
    var answer = rerun(jiaxin, id, right);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Api.body(answer).at("/message/outcome").asString()).isEqualTo("applied");

    for (Api party : List.of(hengyue, jiaxin)) {
      String as = party == jiaxin ? "as=supplier&" : "";
      assertThat(party.items("/api/v1/documents?" + as + "number=LS-99771")).hasSize(1);
      JsonNode now = party.json("/api/v1/documents/" + id + "-1?" + as);
      assertThat(quantity(party, now, as)).isEqualTo("120");
      String correction = now.path("correction").asString();
      assertThat(party == jiaxin ? raw(correction) : "QTY+12:120:").contains("QTY+12:120:");
    }
    assertThat(chained(hengyue)).isEqualTo("120");
    String then = "asOf=" + before.path("recordedAt").asString() + "&";
    JsonNode old = hengyue.json("/api/v1/documents/" + id + "-1?" + then);
    assertThat(old.path("correction").isNull()).isTrue();
    assertThat(quantity(hengyue, old, then)).isEqualTo("1200");
    assertThat(hengyue.items("/api/v1/documents?number=LS-99771&" + then)).hasSize(1);

    String correction =
        hengyue.json("/api/v1/documents/" + id + "-1").path("correction").asString();
    assertThat(effects(correction)).contains("120").doesNotContain("1200");
    assertThat(effects(id)).contains("1200").doesNotContain("120");
  }

  private List<String> effects(String interchange) {
    return jiaxin.items("/api/v1/edi/interchanges/" + interchange + "/effects?as=supplier").stream()
        .map(it -> it.path("now").asString())
        .toList();
  }

  private String raw(String interchange) {
    return jiaxin.get("/api/v1/edi/interchanges/" + interchange + "/raw").body();
  }

  private static String quantity(Api party, JsonNode document, String parameters) {
    return party
        .items("/api/v1/documents/" + document.path("id").asString() + "/lines?" + parameters)
        .getFirst()
        .path("quantity")
        .asString();
  }

  /** The despatched quantity of the first part in the order's chain. */
  private static String chained(Api party) {
    return party.json("/api/v1/chains?number=4500099771").at("/parts/0/despatched").asString();
  }

  private static HttpResponse<String> rerun(Api by, String id, String corrected) {
    String bytes = Base64.getEncoder().encodeToString(corrected.getBytes(ISO_8859_1));
    var answer =
        by.post(
            "/api/v1/edi/interchanges/" + id + "/messages/1/rerun",
            JSON.writeValueAsString(Map.of("reason", "misread", "corrected", bytes)),
            "Content-Type",
            "application/json");
    by.settle();
    return answer;
  }
}
