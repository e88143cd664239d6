package weft.deploy.edi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;
import weft.edi.outbox.Outbox;
import weft.edi.outbox.OutgoingInterchange;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.ReaderOptions;
import weft.language.Text;
import weft.party.PartnerCharset;

/**
 * The life of an outgoing interchange, from its writing to the partner's verdict, in the partner's
 * character set.
 */
class OutgoingLifeTest {
  private static final String BASE = "/api/v1/edi/interchanges/";
  private static final String[] AS_JSON = {"Content-Type", "application/json"};

  private final RunningHub hub = RunningHub.busy();
  private final Api hengyue = new Api(hub, "hengyue-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");
  private final Api operator = new Api(hub, "operator@weft");

  private static OutgoingInterchange letter(String cause, ReaderOptions options) {
    return new OutgoingInterchange(
        null,
        cause,
        "JIAXIN",
        "HENGYUE",
        new EnvelopeParty("JIAXIN", "ZZ"),
        new EnvelopeParty("HENGYUE", "ZZ"),
        null,
        "DESADV",
        false,
        options);
  }

  /** A despatch advice of JIAXIN to HENGYUE that names its sender in its own characters. */
  private String sent(String cause, String charset, String name) {
    Charset in = PartnerCharset.agreed(charset);
    OutgoingInterchange letter = letter(cause, ReaderOptions.STANDARD.withCharset(in));
    hub.bean(Outbox.class)
        .put(
            letter,
            it ->
                SampleFiles.text("despatch-desadv-d96a-jiaxin-hengyue.edi")
                    .replace("SAMPLE-7", it)
                    .replace("LS-99001", "LS-" + cause)
                    .replace("NAD+SU+JIAXIN::92'", "NAD+SU+JIAXIN::92++" + name + "'")
                    .getBytes(in));
    return requireNonNull(
        hub.superuser()
            .sql("select id::text from outbox where cause = ?")
            .param(cause)
            .query(String.class)
            .single());
  }

  private void until(String id, String pointer, String value) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!hengyue.json(BASE + id).at(pointer).asString("").equals(value)) {
      assertThat(System.nanoTime()).as(hengyue.get(BASE + id).body()).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static List<String> kinds(JsonNode life) {
    List<String> kinds = new ArrayList<>();
    for (JsonNode it : life.path("items"))
      kinds.add((it.path("kind").asString() + " " + it.path("outcome").asString("")).strip());
    return kinds;
  }

  private static HttpResponse<String> resend(Api by, String id, String reason) {
    return by.post(BASE + id + "/resend", "{\"reason\":\"" + reason + "\"}", AS_JSON);
  }

  @Test
  void each_step_is_told_with_who_and_why_a_persons_name_to_its_own_alone() throws Exception {
    String id = sent("LIFE-OUT-1", "GB18030", "嘉信机械");
    until(id, "/state", "delivered");
    assertThat(resend(jiaxin, id, "x").statusCode()).as("its sender").isEqualTo(404);
    assertThat(resend(hengyue, id, " ").statusCode()).isEqualTo(422);
    assertThat(resend(hengyue, id, "our translator was down").statusCode()).isEqualTo(200);
    until(id, "/state", "delivered");
    String reference = hengyue.json(BASE + id).path("reference").asString();
    hengyue.handIn(
        "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261124:0800+LIFE-C1'UNH+1+CONTRL:D:3:UN'UCI+%s+JIAXIN:ZZ+HENGYUE:ZZ+7'UCM+1+DESADV:D:96A:UN+4'UCS+13'UCD+12+2:2'UNT+6+1'UNZ+1+LIFE-C1'"
            .formatted(reference));
    until(id, "/acknowledged/state", "rejected");

    JsonNode life = hengyue.json(BASE + id + "/life");
    assertThat(kinds(life))
        .containsExactly("written", "delivered", "resent", "delivered", "judged rejected");
    assertThat(life.at("/items/2/by/user").isNull()).isTrue();
    assertThat(life.at("/items/2/by/client").asString()).isEqualTo("hengyue-edi");
    assertThat(life.at("/items/2/reason/en").asString()).isEqualTo("our translator was down");
    JsonNode theirs = jiaxin.json(BASE + id + "/life").at("/items/2");
    assertThat(theirs.at("/by/party").asString()).isEqualTo("HENGYUE");
    assertThat(theirs.at("/by/user").isNull()).isTrue();
    assertThat(kinds(operator.json(BASE + id + "/life?limit=2"))).hasSize(2);
    assertThat(operator.items(BASE + id + "/life?limit=2")).hasSize(5);
    assertThat(new Api(hub, "hongzhu-api").get(BASE + id + "/life").statusCode()).isEqualTo(404);

    JsonNode faulty = jiaxin.json(BASE + id + "/segments?faulty=true").path("items");
    assertThat(faulty.size()).isEqualTo(1);
    assertThat(faulty.at("/0/tag").asString()).isEqualTo("QTY");
    assertThat(faulty.at("/0/faults/0/element").asString()).isEqualTo("C186.6060");
    assertThat(faulty.at("/0/faults/0/code").asString()).isEqualTo("told-by-partner");
    assertThat(jiaxin.json("/api/v1/edi/interchanges?outcome=rejected&direction=out").toString())
        .contains(id, "\"acknowledged\":\"rejected\"");
    assertThat(
            jiaxin
                .json("/api/v1/edi/interchanges/counts?reference=" + reference)
                .at("/outgoing/rejected")
                .asInt())
        .isPositive();
  }

  @Test
  void segments_and_text_are_in_the_characters_in_which_it_was_written() throws Exception {
    String chinese = sent("LIFE-OUT-2", "GB18030", "嘉信机械");
    String german = sent("LIFE-OUT-3", "DIN_66003", "Größe");
    assertThat(jiaxin.get(BASE + chinese + "/segments").body()).contains("嘉信机械");
    assertThat(jiaxin.get(BASE + german + "/segments").body()).contains("Größe");
    JsonNode text = jiaxin.json(BASE + chinese + "/text");
    assertThat(text.path("charset").asString()).isEqualTo("GB18030");
    assertThat(text.at("/charsets/0").asString()).isEqualTo("GB18030");
    assertThat(text.path("text").asString()).contains("嘉信机械");
    assertThat(jiaxin.json(BASE + german + "/text").path("text").asString()).contains("Größe");
    assertThat(jiaxin.json(BASE + german + "/text?charset=UTF-8").path("text").asString())
        .contains("Gr|~e");
    assertThat(jiaxin.get(BASE + german + "/text?charset=no").statusCode()).isEqualTo(400);
    assertThat(new Api(hub, "hongzhu-api").get(BASE + german + "/text").statusCode())
        .isEqualTo(404);
  }

  /**
   * A third party has no grant: it neither reads a message nor requests that it is written again.
   */
  @Test
  @Tag("long")
  void only_the_two_ends_and_the_operator_have_something_written_again() {
    var third = OwnHub.shared();
    OwnHub.ok(third.register("THIRD", "{\"name\": {\"en\": \"Third\"}}"));
    OwnHub.ok(
        third.give(
            "third",
            "{\"party\": \"THIRD\", \"roles\": [\"edi\", \"auditor\"], \"sides\": [\"buyer\"]}"));
    OutgoingInterchange letter = letter("THIRD-1", ReaderOptions.STANDARD);
    third.bean(Outbox.class).fail(letter, new Text("No code for it.", "没有对应代码。"));
    String id =
        third
            .as(OwnHub.FIRST)
            .json("/api/v1/edi/interchanges?direction=out&outcome=unwritten")
            .at("/items/0/id")
            .asString();
    String path = BASE + id + "/rewrite";
    String why = "{\"reason\":\"mine\"}";
    assertThat(third.as("third").get(BASE + id).statusCode()).isEqualTo(404);
    assertThat(third.as("third").post(path, why, AS_JSON).statusCode()).isEqualTo(404);
    assertThat(third.as("third").post(BASE + id + "/resend", why, AS_JSON).statusCode())
        .isEqualTo(404);
    assertThat(third.as(OwnHub.FIRST).post(path, why, AS_JSON).statusCode()).isEqualTo(409);
  }
}
