package weft.deploy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/** An event shows what it changed in its reader's rows, what led to it, and who said so. */
class EventDetailTest {
  private static final String EVENTS = "/api/v1/history/events";
  private final RunningHub hub = RunningHub.shared();
  private final Api buyer = new Api(hub, "hengyue-edi");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api other = new Api(hub, "hongzhu-api");
  private final Api stranger = new Api(hub, "lingyun-edi");
  private final Api auditor = new Api(hub, "shenji-audit");

  private JsonNode last(Api reader, String part) {
    return reader.items(EVENTS + "?part=" + part + "&type=forecast-released").getLast();
  }

  private JsonNode event(Api reader, long position) {
    return reader.json(EVENTS + "/" + position);
  }

  private long released(String part, String... lines) {
    for (int i = 0; i < lines.length; i++)
      buyer.handIn(Delfors.of(part + i, part, "0" + (i + 1), "20261201", lines[i]));
    return last(buyer, part).path("position").asLong();
  }

  @Test
  void both_sides_and_the_auditor_see_the_rows_before_and_after_and_the_fields_that_differ() {
    long position = released("EV-DETAIL-1", "40", "55");
    for (Api reader : List.of(buyer, supplier, auditor)) {
      JsonNode event = event(reader, position);
      assertThat(event.path("type").asString()).isEqualTo("forecast-released");
      assertThat(event.at("/before/call-offs/0/quantity").asString()).isEqualTo("40");
      assertThat(event.at("/after/call-offs/0/quantity").asString()).isEqualTo("55");
      assertThat(event.path("changed"))
          .anySatisfy(
              it -> {
                assertThat(it.path("view").asString()).isEqualTo("call-offs");
                assertThat(it.path("row").asString())
                    .isEqualTo(event.path("stream").asString() + ".2026-12-01/0");
                assertThat(it.path("pointer").asString()).isEqualTo("/quantity");
                assertThat(it.path("before").asString()).isEqualTo("40");
                assertThat(it.path("after").asString()).isEqualTo("55");
              });
      assertThat(event.path("command").asString()).isNotBlank();
    }
  }

  @Test
  void before_the_first_event_there_is_no_row() {
    long position = released("EV-DETAIL-2", "40");
    JsonNode event = event(supplier, position);
    assertThat(event.at("/before/call-offs")).isEmpty();
    assertThat(event.at("/after/call-offs")).hasSize(1);
  }

  @Test
  void an_event_that_the_reader_may_not_read_does_not_exist() {
    long position = released("EV-DETAIL-3", "40");
    for (Api reader : List.of(stranger, other)) {
      var foreign = reader.get(EVENTS + "/" + position);
      assertThat(foreign.statusCode()).isEqualTo(404);
      assertThat(Api.body(foreign).path("code"))
          .isEqualTo(Api.body(reader.get(EVENTS + "/999999999")).path("code"));
    }
    assertThat(supplier.get(EVENTS + "/0").statusCode()).isEqualTo(404);
  }

  @Test
  void a_supplier_opens_the_segment_that_called_off_its_goods_and_no_others() {
    buyer.handIn(
        Delfors.forTwoSuppliers("EV-SEGMENT")
            .replace("CANARY-", "EV-")
            .replace("DINGCHENG", "HONGZHU"));
    JsonNode its = event(supplier, last(supplier, "EV-BRACKET").path("position").asLong());
    assertThat(its.at("/segment/tag").asString()).isEqualTo("QTY");
    assertThat(its.at("/segment/text").asString()).isEqualTo("QTY+113:40:PCE");
    assertThat(its.at("/segment/message").asString()).isEqualTo("1");
    assertThat(its.toString()).doesNotContain("EV-VESSEL");
    long others = last(other, "EV-VESSEL").path("position").asLong();
    assertThat(event(other, others).at("/segment/text").asString()).isEqualTo("QTY+113:30:PCE");
    assertThat(supplier.get(EVENTS + "/" + others).statusCode()).isEqualTo(404);
  }

  @Test
  void the_events_of_one_append_have_one_command_and_the_first_leads_to_the_others() {
    long position = released("EV-DETAIL-4", "40");
    JsonNode event = event(buyer, position);
    long first = event.path("causedBy").asLong();
    assertThat(event.at("/cause/position").asLong()).isEqualTo(first);
    assertThat(event.path("consequencesUntil").asLong()).isGreaterThanOrEqualTo(position);
    assertThat(event.path("more").asBoolean(true)).isFalse();
    JsonNode cause = event(buyer, first);
    assertThat(cause.path("command")).isEqualTo(event.path("command"));
    assertThat(cause.path("consequences"))
        .extracting(JsonNode::asLong)
        .contains(position)
        .isSorted()
        .allMatch(it -> it > first);
    for (JsonNode it : cause.path("consequences"))
      assertThat(event(buyer, it.asLong()).path("command")).isEqualTo(cause.path("command"));
    JsonNode readers = event(supplier, position);
    if (readers.path("causedBy").isNull()) {
      assertThat(readers.path("cause").has("position")).isFalse();
      assertThat(readers.at("/cause/event").isNull()).isTrue();
    }
    for (JsonNode it : readers.path("consequences"))
      assertThat(supplier.get(EVENTS + "/" + it.asLong()).statusCode()).isEqualTo(200);
  }

  @Test
  void a_position_says_the_moment_as_well_as_an_instant_does() {
    long position = released("EV-DETAIL-5", "40", "55");
    String path = "/api/v1/call-offs?part=EV-DETAIL-5";
    String at = event(buyer, position).path("at").asString();
    assertThat(supplier.json(path + "&at=" + position).at("/items/0/quantity").asString())
        .isEqualTo("55");
    assertThat(supplier.json(path + "&at=" + (position - 1)).at("/items/0/quantity").asString())
        .isEqualTo("40");
    assertThat(supplier.get(path + "&at=" + position).body())
        .isEqualTo(supplier.get(path + "&asOf=" + at).body());
    assertThat(supplier.items(path + "&at=0")).isEmpty();
    for (String wrong : List.of("&at=x", "&at=-1", "&at=1&at=2", "&at=1&asOf=" + at))
      assertThat(supplier.get(path + wrong).statusCode()).as(wrong).isEqualTo(400);
    var future = supplier.get(path + "&at=999999999999");
    assertThat(future.statusCode()).isEqualTo(409);
    assertThat(Api.body(future).path("code").asString()).isEqualTo("not-settled");
  }
}
