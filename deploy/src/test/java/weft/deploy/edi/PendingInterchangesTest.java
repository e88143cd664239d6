package weft.deploy.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.Logins;
import weft.deploy.RunningHub;
import weft.edi.InterchangeResult;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.Inbox;
import weft.edi.reception.inbox.Sender;
import weft.party.PartyCode;

/**
 * A sender finds its stored interchange by the id in the answer, whatever has been processed or
 * shown so far.
 */
class PendingInterchangesTest {
  private static final String INTERCHANGES = "/api/v1/edi/interchanges/";
  private static final Sender SENDER =
      new Sender(new PartyCode("HENGYUE"), null, "hengyue-edi", "https");

  private final RunningHub hub = RunningHub.busy();
  private final Reception reception = hub.bean(Reception.class);
  private final Api hengyue = new Api(hub, "hengyue-edi");

  /** Unique to one run, because a failed run is repeated on the same hub. */
  private final String run = UUID.randomUUID().toString().substring(0, 6);

  private Inbox.Item stored(String number) {
    String reference = "PEND" + number + "-" + run;
    String file = Delfors.of(reference, reference, "01", "20261201", "40");
    return reception.store(file.getBytes(ISO_8859_1), SENDER);
  }

  private JsonNode told(UUID id) {
    return hengyue.json(INTERCHANGES + id);
  }

  private int status(String client, UUID id) {
    return new Api(hub, client).get(INTERCHANGES + id).statusCode();
  }

  @Test
  void what_is_stored_is_pending_for_its_sender_until_it_has_an_outcome() throws Exception {
    Inbox.Item item = stored("1");
    JsonNode before = told(item.id());
    assertThat(before.path("id").asString()).isEqualTo(item.id().toString());
    assertThat(before.path("outcome").asString()).isEqualTo("pending");
    assertThat(before.path("direction").asString()).isEqualTo("in");
    assertThat(before.path("bytes").asInt()).isEqualTo(item.bytes().length);
    assertThat(before.path("receivedAt").asString()).isNotBlank();
    assertThat(hengyue.get(INTERCHANGES + item.id() + "/acknowledgement").statusCode())
        .isEqualTo(202);
    assertThat(status("operator@weft", item.id())).isEqualTo(200);
    assertThat(status("lingyun-edi", item.id())).isEqualTo(404);
    assertThat(status("jiaxin-api", item.id())).isEqualTo(404);
    assertThat(status("shenji-audit", item.id())).isEqualTo(404);
    assertThat(hengyue.get(INTERCHANGES + item.id() + "?asOf=2026-01-01T00:00:00Z").statusCode())
        .as("at a past moment there is nothing of it")
        .isEqualTo(404);
    var nobody =
        Logins.HTTP.send(
            java.net.http.HttpRequest.newBuilder(hub.at(INTERCHANGES + item.id())).build(),
            java.net.http.HttpResponse.BodyHandlers.ofString());
    assertThat(nobody.statusCode()).isEqualTo(401);

    InterchangeResult applied = reception.apply(item, SENDER);
    hengyue.settle();
    assertThat(applied.outcome().name()).isEqualTo("ACCEPTED");
    assertThat(told(item.id()).path("outcome").asString()).isEqualTo("accepted");
  }

  @Test
  void the_same_bytes_once_more_lead_to_what_came_first() {
    Inbox.Item first = stored("2");
    Inbox.Item again = stored("2");
    assertThat(told(again.id()).path("outcome").asString()).isEqualTo("pending");
    assertThat(told(again.id()).path("id").asString()).isEqualTo(again.id().toString());
    var _ = reception.apply(first, SENDER);
    assertThat(reception.apply(again, SENDER).duplicate()).isTrue();
    hengyue.settle();
    JsonNode now = told(again.id());
    assertThat(now.path("duplicate").asBoolean()).isTrue();
    assertThat(now.path("id").asString()).isEqualTo(first.id().toString());
    assertThat(now.path("outcome").asString()).isEqualTo("accepted");
    assertThat(told(first.id()).path("duplicate").asBoolean()).isFalse();
  }

  @Test
  void what_is_applied_and_not_shown_yet_is_no_404() throws Exception {
    Inbox.Item item = stored("3");
    try (var _ = hub.holding("interchange")) {
      assertThat(reception.apply(item, SENDER).outcome().name()).isEqualTo("ACCEPTED");
      assertThat(told(item.id()).path("outcome").asString()).isEqualTo("pending");
    }
    hengyue.settle();
    assertThat(told(item.id()).path("outcome").asString()).isEqualTo("accepted");
  }
}
