package weft.deploy.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.certificate.CertifiedPart.check;
import static weft.deploy.certificate.CertifiedPart.said;
import static weft.deploy.certificate.CertifiedPart.seen;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.Api;
import weft.deploy.Logins;
import weft.deploy.OwnHub;
import weft.deploy.browser.Browser;
import weft.evidence.CertificateEntry;
import weft.evidence.CertificateVerification;
import weft.evidence.Checkpoint;
import weft.evidence.LogProof;
import weft.evidence.MerkleTree;
import weft.evidence.OfflineVerification;
import weft.evidence.OfflineVerification.Outcome;
import weft.evidence.SignedNote;

/**
 * A certificate's proof: on its paper, on the public check, and for everyone who holds its hash.
 */
class CertificateEvidenceTest {
  private static final String LOG = "/api/v1/evidence/certificates";

  private static final JsonMapper JSON = new JsonMapper();

  private final CertifiedPart of = new CertifiedPart();

  private byte[] pdf(Api by, JsonNode it) throws Exception {
    seen(by, it);
    String path = CertifiedPart.at(it) + "/pdf";
    var answer = send(by.request(path).GET());
    for (int i = 0; i < 30 && answer.statusCode() == 409; i++) {
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      answer = send(by.request(path).GET());
    }
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return Logins.HTTP.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] published(String path) {
    var answer = send(HttpRequest.newBuilder(of.hub.at(LOG + path)));
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<byte[]> prove(String sha256) {
    return send(
        HttpRequest.newBuilder(of.hub.at(LOG + "/proofs"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"sha256\": \"" + sha256 + "\"}")));
  }

  /** The proof of the certificate in that state, when the log has it. */
  private JsonNode proven(String sha256, String state) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      var answer = prove(sha256);
      if (answer.statusCode() == 200) {
        JsonNode body = JSON.readTree(answer.body());
        if (body.path("state").asString().equals(state)) return body;
      } else {
        assertThat(answer.statusCode()).isEqualTo(404);
      }
      Thread.sleep(50);
    }
    throw new AssertionError("The log did not come to have " + sha256 + " as " + state);
  }

  @Test
  void the_paper_carries_its_proof_and_is_valid_without_the_hub() throws Exception {
    JsonNode it = of.issued("E1-", "3.1", "");
    byte[] paper = pdf(of.buyer, it);
    for (String strict : new String[] {"false", "true"}) {
      var verdict = CertificateVerification.pdf(paper, published("/policy?strict=" + strict), null);
      assertThat(verdict.outcome()).as(verdict.en()).isEqualTo(Outcome.VALID);
      assertThat(verdict.en())
          .contains("certificate E1-" + of.own + " of JIAXIN")
          .contains(seen(of.buyer, it).path("sha256").asString());
    }
    byte[] history = send(HttpRequest.newBuilder(of.hub.at("/api/v1/evidence/policy"))).body();
    assertThat(CertificateVerification.pdf(paper, history, null).outcome())
        .as("the log of the history has other keys")
        .isEqualTo(Outcome.UNKNOWN_KEY);
  }

  @Test
  void the_bytes_of_the_paper_stay_whatever_becomes_of_the_certificate() throws Exception {
    JsonNode it = of.issued("E2-", "3.1", "");
    byte[] issued = pdf(of.buyer, it);
    assertThat(pdf(of.supplier, it)).as("for both sides").isEqualTo(issued);
    JsonNode accepted = OwnHub.ok(said(of.buyer, it, "/acceptance", ""));
    seen(of.buyer, accepted);
    of.issued("E3-", "3.1", "");
    JsonNode revoked =
        OwnHub.ok(
            said(
                of.supplier,
                accepted,
                "/revocation",
                "{\"reason\": \"Heat mixed up.\", \"from\": \"2026-12-01\"}"));
    seen(of.buyer, revoked);
    assertThat(pdf(of.buyer, it)).isEqualTo(issued);
  }

  @Test
  void whoever_holds_the_hash_gets_each_public_state_proven_and_nothing_of_the_customers_answer()
      throws Exception {
    JsonNode it = of.issued("E4-", "3.1", "");
    String sha256 = seen(of.buyer, it).path("sha256").asString();
    JsonNode rejected =
        OwnHub.ok(
            said(
                of.buyer,
                it,
                "/rejection",
                "{\"reasons\": [{\"field\": \"quantity\", \"text\": \"Wrong heat.\"}]}"));
    JsonNode revoked =
        OwnHub.ok(
            said(
                of.supplier,
                rejected,
                "/revocation",
                "{\"reason\": \"Heat mixed up.\", \"from\": \"2026-12-01\"}"));
    seen(of.buyer, revoked);
    JsonNode proven = proven(sha256, "revoked");
    assertValid(sha256, proven);
    assertThat(proven.path("earlier").valueStream().map(one -> one.path("state").asString()))
        .containsExactly("issued");
    proven.path("earlier").forEach(one -> assertValid(sha256, one));
    assertThat(proven.toString()).doesNotContain("rejected", "JIAXIN", "HENGYUE");
  }

  /** Computes the leaf anew from what the answer says. */
  private void assertValid(String sha256, JsonNode it) {
    var entry =
        new CertificateEntry(
            Base64.getDecoder().decode(it.path("salt").asString()),
            sha256,
            it.path("state").asString(),
            it.path("time").asString());
    var proof = LogProof.of(it.path("proof").asString().getBytes(UTF_8));
    assertThat(proof.extra()).isEqualTo(entry.json());
    assertThat(CertificateVerification.includes(entry, proof)).isTrue();
  }

  @Test
  void a_hash_that_there_is_not_takes_the_same_time_and_is_404() throws Exception {
    JsonNode it = of.issued("E5-", "3.1", "");
    String there = seen(of.buyer, it).path("sha256").asString();
    proven(there, "issued");
    assertThat(prove("0".repeat(64)).statusCode()).isEqualTo(404);
    for (String hash : new String[] {there, "0".repeat(64)})
      assertThat(shortest(hash)).as(hash).isBetween(Duration.ofMillis(45), Duration.ofMillis(90));
    assertThat(prove("zz").statusCode()).isEqualTo(422);
  }

  private Duration shortest(String sha256) {
    Duration shortest = Duration.ofMinutes(1);
    for (int i = 0; i < 6; i++) {
      long begun = System.nanoTime();
      prove(sha256);
      var took = Duration.ofNanos(System.nanoTime() - begun);
      if (took.compareTo(shortest) < 0) shortest = took;
    }
    return shortest;
  }

  @Test
  void the_log_of_certificates_only_grows_under_keys_of_its_own() throws Exception {
    byte[] before = published("/checkpoint");
    JsonNode it = of.issued("E6-", "3.1", "");
    proven(seen(of.buyer, it).path("sha256").asString(), "issued");
    byte[] after = published("/checkpoint");
    var earlier = Checkpoint.of(SignedNote.of(before).text());
    var later = Checkpoint.of(SignedNote.of(after).text());
    assertThat(later.size()).isGreaterThan(earlier.size());
    var path =
        OfflineVerification.Known.path(
            published("/consistency?from=" + earlier.size() + "&to=" + later.size()));
    assertThat(
            MerkleTree.consistent(earlier.size(), later.size(), path, earlier.root(), later.root()))
        .isTrue();
    var keys = new String(published("/keys"), UTF_8);
    assertThat(keys).contains(later.origin()).hasLineCount(2);
    var history = send(HttpRequest.newBuilder(of.hub.at("/api/v1/evidence/keys"))).body();
    assertThat(new String(history, UTF_8)).doesNotContain(later.origin());
  }

  @Test
  void the_check_shows_the_checkpoint_of_the_paper_beside_the_state() throws Exception {
    JsonNode it = of.issued("E7-", "3.1", "");
    byte[] paper = pdf(of.buyer, it);
    String address = check(seen(of.buyer, it));
    var browser = new Browser(of.hub.url());
    JsonNode answer = Api.body(browser.get(address, "Accept", "application/json")).path("evidence");
    assertThat(answer.path("proof").asString()).isEqualTo("valid");
    var verdict = CertificateVerification.pdf(paper, published("/policy"), null);
    assertThat(verdict.en())
        .contains(answer.path("log").asString())
        .endsWith(
            "as of checkpoint %d. Ask the hub whether it holds today."
                .formatted(answer.path("checkpoint").asLong()));
    assertThat(browser.get(address, "Accept", "text/html").body())
        .contains(answer.path("root").asString(), "已核验", "verified");
  }
}
