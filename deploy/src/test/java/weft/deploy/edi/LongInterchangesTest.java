package weft.deploy.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** An interchange of 1,203 messages: one of them arrived, and the others are copies of its row. */
@Tag("long")
class LongInterchangesTest {
  private static final String INTERCHANGES = "/api/v1/edi/interchanges";
  private static final int MESSAGES = 1_203;

  private final Api hengyue = new Api(RunningHub.busy(), "hengyue-edi");

  @Test
  void an_interchange_lists_its_first_1000_messages_and_tells_where_the_others_are() {
    String before = hengyue.json("/api/v1/changes").path("next").asString();
    String reference = "L" + UUID.randomUUID().toString().substring(0, 8);
    String id = handedIn(reference);
    grow(id);

    JsonNode whole = hengyue.json(INTERCHANGES + "/" + id);
    assertThat(whole.path("messages")).hasSize(1_000);
    assertThat(whole.path("messageCount").asInt()).isEqualTo(MESSAGES);
    assertThat(numbers(id, whole.path("nextMessages").asString()))
        .containsExactlyElementsOf(IntStream.rangeClosed(1_001, MESSAGES).boxed().toList());

    JsonNode listed =
        hengyue.json(INTERCHANGES + "?direction=in&reference=" + reference).path("items").path(0);
    assertThat(listed.path("messageCount").asInt()).isEqualTo(MESSAGES);
    assertThat(listed.path("messages").isNull()).isTrue();
    assertThat(told(id, before).path("messageCount").asInt()).isEqualTo(MESSAGES);
    assertThat(told(id, before).path("messages").isNull()).isTrue();
  }

  @Test
  void an_interchange_whose_messages_are_all_listed_tells_no_place_to_go_on() {
    String id = handedIn("S" + UUID.randomUUID().toString().substring(0, 8));
    JsonNode whole = hengyue.json(INTERCHANGES + "/" + id);
    assertThat(whole.path("messages")).hasSize(1);
    assertThat(whole.path("messageCount").asInt()).isEqualTo(1);
    assertThat(whole.has("nextMessages")).isFalse();
  }

  @Test
  void segments_of_an_interchange_with_too_many_faults_say_that_there_are_more() {
    String id = handedIn("F" + UUID.randomUUID().toString().substring(0, 8));
    grow(id);
    assertThat(codes(id, "&faulty=true")).doesNotContain("too-many-faults");
    RunningHub.busy()
        .superuser()
        .sql(
            """
            update weft.interchange_message m set faults = (
              select jsonb_agg(f) from jsonb_array_elements(m.faults) f, generate_series(1, 40)) where id = ?
            """)
        .param(id)
        .update();
    assertThat(codes(id, "&faulty=true")).contains("too-many-faults");
    assertThat(codes(id, "&faulty=true&from=5")).containsExactly("too-many-faults");
    assertThat(codes(id, "&limit=1")).containsExactly("too-many-faults");
  }

  private List<String> codes(String id, String query) {
    List<String> codes = new ArrayList<>();
    for (JsonNode line :
        hengyue.json(INTERCHANGES + "/" + id + "/segments?" + query.substring(1)).path("items"))
      line.path("faults").forEach(it -> codes.add(it.path("code").asString()));
    return codes;
  }

  private String handedIn(String reference) {
    String text =
        "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261201:0800+%1$s'UNH+1+DELFOR:D:97A:UN'BGM+241+%1$s+5'UNT+3+1'UNZ+1+%1$s'"
            .formatted(reference);
    var answer =
        hengyue.post(
            INTERCHANGES, BodyPublishers.ofString(text), "Content-Type", "application/edifact");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    hengyue.settle();
    return Api.body(answer).path("id").asString();
  }

  private static void grow(String id) {
    RunningHub.busy()
        .superuser()
        .sql(
            """
            insert into weft.interchange_message
            select viewer, id, n, n, owner, type, release, reference || '-' || n, outcome, error_count, note_count, faults, from_position
            from weft.interchange_message, generate_series(2, %d) n where id = ? and place = 1
            """
                .formatted(MESSAGES))
        .param(id)
        .update();
    RunningHub.busy()
        .superuser()
        .sql("update weft.interchange set message_count = ? where id = ?")
        .param(MESSAGES)
        .param(id)
        .update();
  }

  private List<Integer> numbers(String id, String cursor) {
    List<Integer> numbers = new ArrayList<>();
    String next = cursor;
    while (next != null) {
      JsonNode page = hengyue.json(INTERCHANGES + "/" + id + "/messages?limit=100&cursor=" + next);
      page.path("items").forEach(it -> numbers.add(it.path("number").asInt()));
      next = page.path("next").isNull() ? null : page.path("next").asString();
    }
    return numbers;
  }

  private JsonNode told(String id, String after) {
    for (JsonNode it : hengyue.json("/api/v1/changes?limit=500&after=" + after).path("items"))
      if (id.equals(it.at("/data/interchange/id").asString(""))) return it.at("/data/interchange");
    throw new AssertionError("The feed does not tell " + id);
  }
}
