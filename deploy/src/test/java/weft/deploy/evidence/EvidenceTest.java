package weft.deploy.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.Logins;
import weft.deploy.RunningHub;
import weft.evidence.Checkpoint;
import weft.evidence.LogProof;
import weft.evidence.OfflineVerification;
import weft.evidence.OfflineVerification.Outcome;
import weft.evidence.SignedNote;

/** From an event on the hub to a proof that is valid without the hub. */
class EvidenceTest {
  private static final String EVIDENCE = "/api/v1/evidence";

  private final RunningHub hub = RunningHub.shared();
  private final Api buyer = new Api(hub, "hengyue-edi");
  private final Api supplier = new Api(hub, "jiaxin-api");

  private long released(String part) {
    buyer.handIn(Delfors.of(part, part, "01", "20261201", "40"));
    return supplier
        .json("/api/v1/history/events?type=forecast-released&part=" + part)
        .at("/items/0/position")
        .asLong();
  }

  /** A client repeats the request while the event is not sealed yet. */
  private static HttpResponse<String> sealed(Api reader, String path) {
    var answer = reader.get(path);
    for (int i = 0; i < 100 && answer.statusCode() == 409; i++) {
      assertThat(Api.body(answer).path("code").asString()).isEqualTo("not-sealed");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      pause();
      answer = reader.get(path);
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> nobody(String path) {
    try {
      return Logins.HTTP.send(
          HttpRequest.newBuilder(hub.at(path)).build(),
          BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] published(String path) {
    var answer = nobody(EVIDENCE + path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .isEqualToIgnoringCase("text/plain;charset=utf-8");
    return answer.body().getBytes(StandardCharsets.UTF_8);
  }

  private static long size(byte[] checkpoint) {
    return Checkpoint.of(SignedNote.of(checkpoint).text()).size();
  }

  private static byte[] bytes(HttpResponse<String> answer) {
    return answer.body().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_party_takes_an_event_away_with_its_proof_and_it_is_valid_without_the_hub() {
    long position = released("EVID-PART-1");
    for (Api reader : List.of(buyer, supplier)) {
      var event = bytes(sealed(reader, EVIDENCE + "/events/" + position));
      var proof = bytes(sealed(reader, EVIDENCE + "/proofs/" + position));
      for (String strict : List.of("false", "true")) {
        var verdict =
            OfflineVerification.event(event, proof, published("/policy?strict=" + strict), null);
        assertThat(verdict.outcome()).as(verdict.en()).isEqualTo(Outcome.VALID);
        assertThat(verdict.en()).contains("forecast-released at position " + position);
      }
    }
  }

  @Test
  void the_partner_gets_the_hash_of_the_metadata_that_names_people() {
    String path = EVIDENCE + "/events/" + released("EVID-PART-2");
    var own = Api.body(sealed(buyer, path));
    var others = Api.body(sealed(supplier, path));
    assertThat(decoded(own.at("/parts/2/bytes").asString())).contains("hengyue-edi");
    assertThat(decoded(others.at("/parts/1/bytes").asString())).contains("EVID-PART-2");
    assertThat(others.at("/parts/2").propertyNames()).containsExactly("hash");
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  @Test
  void an_event_of_others_is_as_one_that_there_is_not() {
    long position = released("EVID-PART-3");
    var stranger = new Api(hub, "lingyun-edi");
    for (String path : List.of("/events/", "/proofs/")) {
      assertThat(stranger.get(EVIDENCE + path + position).statusCode()).isEqualTo(404);
      assertThat(stranger.get(EVIDENCE + path + "999999999").statusCode()).isEqualTo(404);
      assertThat(nobody(EVIDENCE + path + position).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void the_log_only_grows_and_everybody_can_see_that() {
    byte[] before = published("/checkpoint");
    long position = released("EVID-PART-4");
    var event = bytes(sealed(buyer, EVIDENCE + "/events/" + position));
    var proof = bytes(sealed(buyer, EVIDENCE + "/proofs/" + position));
    long size = size(LogProof.of(proof).checkpoint());
    assertThat(size).isGreaterThan(size(before));
    var path =
        OfflineVerification.Known.path(
            published("/consistency?from=" + size(before) + "&to=" + size));
    var verdict =
        OfflineVerification.event(
            event, proof, published("/policy"), new OfflineVerification.Known(before, path));
    assertThat(verdict.outcome()).as(verdict.en()).isEqualTo(Outcome.VALID);
    assertThat(nobody(EVIDENCE + "/consistency?from=1&to=" + (size + 1_000_000)).statusCode())
        .isEqualTo(400);
    assertThat(nobody(EVIDENCE + "/consistency?from=2&to=1").statusCode()).isEqualTo(400);
    assertThat(nobody(EVIDENCE + "/consistency?from=-1&to=1").statusCode()).isEqualTo(400);
  }

  @Test
  void what_is_a_partners_own_affair_is_proven_by_its_hash_alone() {
    var part =
        "{\"partner\": \"%s\", \"part\": \"EVID-OWN\", \"unit\": \"PCE\", \"planner\": \"%s\"}";
    var stated =
        buyer.postJson(
            "/api/v1/part-agreements",
            part.formatted("JIAXIN", "BUYERS-OWN"),
            "Idempotency-Key",
            "EVID-OWN");
    assertThat(stated.statusCode()).as(stated.body()).isEqualTo(200);
    buyer.settle();
    var told = buyer.json("/api/v1/history/events?part=EVID-OWN").at("/items/0");
    String path = EVIDENCE + "/events/" + told.path("position").asLong();
    assertThat(decoded(Api.body(sealed(buyer, path)).at("/parts/1/bytes").asString()))
        .contains("BUYERS-OWN");
    assertThat(Api.body(sealed(supplier, path)).at("/parts/1").propertyNames())
        .containsExactly("hash");
  }
}
