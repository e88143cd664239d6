package weft.deploy.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/** Each party reads the history of its own objects, in words and as data; an auditor by grant. */
class HistoryTest {
  private static final JsonMapper JSON = new JsonMapper();
  private final RunningHub hub = RunningHub.shared();
  private final Api buyer = new Api(hub, "hengyue-edi");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api stranger = new Api(hub, "lingyun-edi");
  private final Api auditor = new Api(hub, "shenji-audit");

  private JsonNode schedule(String part) {
    buyer.handIn(Delfors.of(part.substring(5), part, "01", "20261201", "40"));
    return buyer.json("/api/v1/call-offs?part=" + part).at("/items/0");
  }

  @Test
  void a_schedule_tells_what_happened_to_it_to_its_two_parties_and_the_auditor() {
    String id = schedule("HIST-PART-1").path("schedule").asString();
    for (Api it : List.of(buyer, supplier, auditor)) {
      var event = it.json("/api/v1/history/streams/" + id).at("/items/0");
      assertThat(event.path("type").asString()).isEqualTo("forecast-released");
      assertThat(event.at("/text/en").asString()).contains("HIST-PART-1", "came into force");
      assertThat(event.at("/text/zh").asString()).contains("生效");
      assertThat(event.path("channel").asString()).isEqualTo("interchange");
      assertThat(event.at("/cause/interchange").asString()).isNotBlank();
      assertThat(event.at("/data/forecast/lines/0/quantity").asString()).isEqualTo("40");
    }
    assertThat(stranger.get("/api/v1/history/streams/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void the_person_or_program_is_told_to_its_own_party_alone() {
    String id = schedule("HIST-PART-2").path("schedule").asString();
    String actor = "/items/0/actor/client";
    String path = "/api/v1/history/streams/" + id;
    assertThat(buyer.json(path).at(actor).asString()).isEqualTo("hengyue-edi");
    assertThat(supplier.json(path).at(actor).isNull()).isTrue();
    assertThat(auditor.json(path).at(actor).asString()).isEqualTo("hengyue-edi");
  }

  @Test
  void a_range_is_read_as_lines_and_its_last_line_says_how_many_and_their_sum() throws Exception {
    schedule("HIST-PART-4");
    var items = supplier.items("/api/v1/history/events?part=HIST-PART-4");
    String path = "/api/v1/history/events?part=HIST-PART-4&format=ndjson";
    String body = supplier.get(path).body();
    List<String> lines = body.lines().toList();
    assertThat(lines).hasSize(items.size() + 1);
    for (int i = 0; i < items.size(); i++)
      assertThat(JSON.readTree(lines.get(i))).isEqualTo(items.get(i));
    var last = JSON.readTree(lines.getLast());
    assertThat(last.path("count").asInt()).isEqualTo(items.size());
    assertThat(last.path("from")).isEqualTo(items.getFirst().path("position"));
    assertThat(last.path("until")).isEqualTo(items.getLast().path("position"));
    byte[] before = body.substring(0, body.lastIndexOf(lines.getLast())).getBytes(UTF_8);
    assertThat(last.path("sha256").asString())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(before)));
    var rest = supplier.get(path + "&after=" + last.path("until").asLong()).body();
    assertThat(rest)
        .startsWith("{\"count\":0,\"from\":null,\"until\":null,\"sha256\":\"e3b0c44298fc1c149afb");
    assertThat(stranger.get(path).body()).startsWith("{\"count\":0,");
    assertThat(supplier.get(path.replace("ndjson", "xml")).statusCode()).isEqualTo(400);
    assertThat(supplier.get(path + "&newest=true").statusCode()).as("oldest first").isEqualTo(400);
  }

  @Test
  void events_are_found_by_type_part_and_time_in_the_order_in_which_they_happened() {
    schedule("HIST-PART-3");
    var found = supplier.items("/api/v1/history/events?part=HIST-PART-3&limit=1");
    assertThat(found).extracting(it -> it.path("type").asString()).contains("forecast-released");
    assertThat(found).extracting(it -> it.path("position").asLong()).isSorted();
    long position = found.getLast().path("position").asLong();
    assertThat(supplier.items("/api/v1/history/events?part=HIST-PART-3&after=" + position))
        .isEmpty();
    assertThat(supplier.items("/api/v1/history/events?part=HIST-PART-3&before=" + position))
        .hasSize(found.size() - 1);
    assertThat(supplier.items("/api/v1/history/events?part=HIST-PART-3&type=order-placed"))
        .isEmpty();
    assertThat(stranger.items("/api/v1/history/events?part=HIST-PART-3")).isEmpty();
  }

  @Test
  void events_are_counted_by_type_and_the_newest_300_of_many_can_be_read() {
    schedule("HIST-PART-4");
    long position =
        supplier
            .items("/api/v1/history/events?part=HIST-PART-4&type=forecast-released&limit=1")
            .getLast()
            .path("position")
            .asLong();
    String last = "/api/v1/history/counts?after=" + (position - 1);
    var counted = supplier.json(last);
    assertThat(counted.path("items"))
        .filteredOn(it -> it.path("type").asString().equals("forecast-released"))
        .extracting(it -> it.path("count").asInt())
        .containsExactly(1);
    assertThat(counted.path("more").asBoolean()).isFalse();
    assertThat(counted.path("tail").isNull()).isTrue();
    assertThat(stranger.json(last).path("items"))
        .noneMatch(it -> it.path("type").asString().equals("forecast-released"));

    var all = supplier.json("/api/v1/history/counts");
    assertThat(all.path("total").asInt()).isGreaterThan(300);
    String newest = "/api/v1/history/events?limit=500&after=" + all.path("tail").asLong();
    assertThat(supplier.items(newest)).hasSize(300);
  }

  @Test
  void the_events_around_one_are_read_in_both_directions() {
    String id = schedule("HIST-PART-4").path("schedule").asString();
    buyer.handIn(Delfors.of("PART-4B", "HIST-PART-4", "02", "20261201", "50"));
    String path = "/api/v1/history/streams/" + id + "?limit=1";
    var events = supplier.items(path);
    assertThat(events).hasSizeGreaterThan(1);
    assertThat(supplier.items(path + "&newest=true")).isEqualTo(events.reversed());
    long first = events.getFirst().path("position").asLong();
    long last = events.getLast().path("position").asLong();
    assertThat(supplier.items(path + "&before=" + last + "&newest=true").getLast())
        .isEqualTo(events.getFirst());
    assertThat(supplier.items(path + "&after=" + first).getFirst()).isEqualTo(events.get(1));
    assertThat(supplier.items(path + "&after=" + last)).isEmpty();
    assertThat(stranger.get(path + "&after=" + first).statusCode()).isEqualTo(404);
    assertThat(supplier.items("/api/v1/history/events?part=HIST-PART-4&newest=true&limit=1"))
        .extracting(it -> it.path("position").asLong())
        .isSortedAccordingTo(Comparator.reverseOrder());
  }
}
