package weft.deploy.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;

/**
 * A file that is only checked gets the answer that reception would give, and nothing of it is
 * stored.
 */
class ChecksTest {
  private static final String CHECK = "/api/v1/edi/check";
  private static final String[] EDI = {"Content-Type", "application/edifact"};
  private final RunningHub hub = RunningHub.shared();
  private final Api sender = new Api(hub, "hengyue-edi");
  private final Api supplier = new Api(hub, "jiaxin-api");

  private static String reference() {
    return "T" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static JsonNode checked(Api by, String file, String more) {
    var answer = by.post(CHECK + more, file, EDI);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  private static String change(String reference, String order) {
    return SampleFiles.text("order-change-ordchg-d96a-hengyue-jiaxin.edi")
        .replace("SAMPLE-CHG-1", reference)
        .replace("4500099001", order);
  }

  @Test
  void what_reception_would_say_is_said_and_nothing_is_kept() {
    String reference = reference();
    String file = Delfors.of(reference, "TRIED-1", "11", "20261201", "40");
    JsonNode result = checked(sender, file, "");
    assertThat(result.path("outcome").asString()).isEqualTo("accepted");
    assertThat(result.path("sender").asString()).isEqualTo("HENGYUE");
    assertThat(result.path("id").isNull()).isTrue();
    assertThat(result.at("/messages/0/outcome").asString()).isEqualTo("applied");
    sender.settle();
    String all = "/api/v1/edi/interchanges?reference=" + reference;
    assertThat(sender.json(all).path("items")).isEmpty();
    assertThat(sender.json("/api/v1/call-offs?as=buyer&part=TRIED-1").path("items")).isEmpty();
    assertThat(sender.handIn(file).path("duplicate").asBoolean()).as("it is new").isFalse();
  }

  @Test
  void a_change_of_an_order_that_nobody_placed_would_be_held_and_by_the_standard_it_is_right() {
    String file = change(reference(), "TRIED-ORDER-9");
    JsonNode result = checked(sender, file, "");
    assertThat(result.path("outcome").asString()).isEqualTo("held");
    assertThat(result.at("/messages/0/faults/0/code").asString()).isEqualTo("order-unknown");
    JsonNode standard = checked(sender, file, "?as=unknown");
    assertThat(standard.path("outcome").asString()).isEqualTo("accepted");
    assertThat(sender.post(CHECK + "?as=buyer", file, EDI).statusCode()).isEqualTo(422);
  }

  @Test
  void each_message_is_judged_after_those_before_it() {
    String reference = reference();
    String release = Delfors.of(reference, "TRIED-2", "11", "20261201", "40");
    String both = Delfors.of(reference, "TRIED-2", "12", "20261201", "40");
    String second =
        both.substring(both.indexOf("UNH+"), both.indexOf("UNZ"))
            .replace("UNH+1+", "UNH+2+")
            .replaceAll("UNT\\+(\\d+)\\+1'", "UNT+$1+2'");
    String file = release.replace("UNZ+1", second + "UNZ+2");
    JsonNode result = checked(sender, file, "");
    assertThat(result.path("messages")).hasSize(2);
    assertThat(result.path("outcome").asString()).isEqualTo("accepted");
  }

  @Test
  void a_reference_that_was_used_is_told_as_reception_tells_it() {
    String reference = reference();
    String file = Delfors.of(reference, "TRIED-3", "11", "20261201", "40");
    String id = sender.handIn(file).path("id").asString();
    JsonNode again = checked(sender, file, "");
    assertThat(again.path("duplicate").asBoolean()).isTrue();
    assertThat(again.path("id").asString()).isEqualTo(id);
    JsonNode other = checked(sender, file.replace("+113:40", "+113:41"), "");
    assertThat(other.path("outcome").asString()).isEqualTo("rejected");
    assertThat(other.at("/faults/0/code").asString()).isEqualTo("reference-reused");
  }

  @Test
  void another_partys_file_is_refused_as_reception_does_and_tells_nothing_of_its_order() {
    String file = change(reference(), "TRIED-ORDER-8");
    JsonNode result = checked(supplier, file, "");
    assertThat(result.path("outcome").asString()).isEqualTo("rejected");
    assertThat(result.path("faults")).hasSize(1);
    assertThat(result.at("/messages/0/faults")).as("no word of the order").isEmpty();
  }

  @Test
  void a_file_of_somebody_whom_the_hub_does_not_know_is_read_by_the_standard() {
    String file = change(reference(), "TRIED-ORDER-8").replace("+HENGYUE:ZZ+", "+STRANGER:ZZ+");
    assertThat(checked(supplier, file, "").path("outcome").asString()).isEqualTo("accepted");
  }

  @Test
  void nobodys_address_is_told_before_it_is_sent() {
    String file =
        Delfors.of(reference(), "TRIED-4", "11", "20261201", "40").replace("WEFT:ZZ", "NOBODY:ZZ");
    JsonNode result = checked(sender, file, "");
    assertThat(result.path("outcome").asString()).isEqualTo("rejected");
    assertThat(result.at("/faults/0/code").asString()).isEqualTo("not-for-us");
  }

  @Test
  void segments_come_with_what_is_wrong_with_them() {
    String broken = SampleFiles.text("delfor-d97a-broken.edi");
    var answer = sender.post(CHECK + "/segments?faulty=true", broken, EDI);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode faulty = Api.body(answer).path("items");
    assertThat(faulty).isNotEmpty();
    assertThat(faulty).allSatisfy(it -> assertThat(it.path("faults")).isNotEmpty());
    JsonNode page = Api.body(sender.post(CHECK + "/segments?from=2&limit=3", broken, EDI));
    assertThat(page.path("items"))
        .extracting(it -> it.path("number").asInt())
        .containsExactly(2, 3, 4);
    assertThat(sender.post(CHECK + "/segments?interchangeNumber=2", broken, EDI).statusCode())
        .isEqualTo(422);
  }

  @Test
  void json_is_no_interchange() {
    var answer = sender.post(CHECK, "{}", "Content-Type", "application/json");
    assertThat(answer.statusCode()).isEqualTo(415);
  }
}
