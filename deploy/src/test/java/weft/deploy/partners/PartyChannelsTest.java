package weft.deploy.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.MovableClock;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;
import weft.edi.as2.As2Settings;
import weft.edi.as2.Certificates;
import weft.edi.as2.PartnerKeys;

/** The operator manages all parties' channels; a party sees its own. */
class PartyChannelsTest {
  private static final String CHANNELS = "/api/v1/operator/channels";
  private static final String JSON_BODY = "application/json";
  private final RunningHub hub = RunningHub.busy();
  private final Api operator = new Api(hub, "operator@weft");

  private static HttpResponse<String> post(Api as, String path, String body) {
    return as.post(CHANNELS + path, body, "Content-Type", JSON_BODY);
  }

  private HttpResponse<String> put(Api as, String party, String channel) {
    return As2Partner.send(
        as.request(CHANNELS + "/" + party, "Content-Type", JSON_BODY)
            .PUT(BodyPublishers.ofString(channel)));
  }

  private static String why(String reason) {
    return "{\"reason\": \"" + reason + "\"}";
  }

  @Test
  void all_parties_are_listed_page_by_page_also_those_of_whom_nothing_was_agreed() {
    List<JsonNode> all = operator.items(CHANNELS + "?limit=2");
    assertThat(all.stream().map(it -> it.path("party").asString()).toList())
        .contains("DINGCHENG", "HENGYUE", "HONGZHU", "JIAXIN", "LINGYUN")
        .isSorted()
        .doesNotHaveDuplicates();
    JsonNode hongzhu = operator.items(CHANNELS + "?partner=HONGZHU").getFirst();
    assertThat(hongzhu.path("delivery").asString()).isEqualTo("folder");
    assertThat(hongzhu.path("certificateDays").isNull()).isTrue();
    assertThat(operator.items(CHANNELS + "?delivery=sftp"))
        .allSatisfy(it -> assertThat(it.path("delivery").asString()).isEqualTo("sftp"));
  }

  @Test
  void a_pause_has_a_reason_and_is_kept_with_who_and_when() {
    assertThat(post(operator, "/DINGCHENG/pause", "{}").body())
        .contains("value-missing", "/reason");
    assertThat(post(operator, "/DINGCHENG/pause", why(" ")).body()).contains("reason-length");
    Instant before = Instant.now().minusSeconds(2);
    assertThat(post(operator, "/DINGCHENG/pause", why("they move house")).statusCode())
        .isEqualTo(200);
    post(operator, "/DINGCHENG/pause", why("still"));
    JsonNode paused = operator.items(CHANNELS + "?paused=true&partner=DINGCHENG").getFirst();
    assertThat(paused.at("/pause/reason").asString()).isEqualTo("they move house");
    assertThat(paused.at("/pause/by").asString()).isEqualTo("P-0001");
    assertThat(Instant.parse(paused.at("/pause/since").asString())).isAfter(before);

    assertThat(put(operator, "DINGCHENG", "{\"delivery\": \"folder\", \"sftpKeys\": []}").body())
        .contains("they move house");
    String key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
    assertThat(
            put(
                    operator,
                    "DINGCHENG",
                    "{\"delivery\": \"folder\", \"sftpKeys\": [\"" + key + "\"]}")
                .body())
        .as("what does not speak of the pause leaves it")
        .contains("they move house", "\"paused\":true");
    assertThat(put(operator, "DINGCHENG", "{\"delivery\": \"folder\", \"paused\": false}").body())
        .as("what ends it says why")
        .contains("value-missing", "/reason");
    assertThat(post(operator, "/DINGCHENG/resume", why("they are back")).body())
        .contains("\"pause\":null", "\"paused\":false");

    List<JsonNode> versions = operator.items(CHANNELS + "/DINGCHENG/versions?limit=1");
    assertThat(versions.stream().map(it -> it.path("reason").asString("-")).toList())
        .containsSubsequence("they are back", "-", "they move house");
    assertThat(versions.getFirst().path("byUser").asString()).isEqualTo("P-0001");
  }

  @Test
  void a_party_reads_its_own_alone_and_changes_nothing() {
    var hengyue = new Api(hub, "edi@hengyue");
    assertThat(hengyue.json(CHANNELS + "/HENGYUE").path("mayChange").asBoolean()).isFalse();
    assertThat(hengyue.json(CHANNELS + "/HENGYUE/versions").path("items").isArray()).isTrue();
    for (String client : List.of("edi@hengyue", "jiaxin-api", "shenji-audit", "sales@jiaxin")) {
      var wrong = new Api(hub, client);
      assertThat(wrong.get(CHANNELS).statusCode()).as(client).isEqualTo(403);
      assertThat(wrong.get(CHANNELS + "/HONGZHU").statusCode()).as(client).isEqualTo(404);
      assertThat(wrong.get(CHANNELS + "/HONGZHU/versions").statusCode()).as(client).isEqualTo(404);
      assertThat(post(wrong, "/HENGYUE/pause", why("mine")).statusCode()).as(client).isEqualTo(403);
      assertThat(post(wrong, "/HENGYUE/resume", why("mine")).statusCode())
          .as(client)
          .isEqualTo(403);
      assertThat(put(wrong, "HENGYUE", "{\"delivery\": \"folder\"}").statusCode())
          .as(client)
          .isEqualTo(403);
    }
    assertThat(new Browser(hub.url()).get(CHANNELS).statusCode()).isEqualTo(401);
  }

  @Test
  void what_waits_for_a_paused_receiver_says_so() throws Exception {
    var hengyue = new Api(hub, "hengyue-edi");
    assertThat(post(operator, "/HENGYUE/pause", why("their disk is full")).statusCode())
        .isEqualTo(200);
    try {
      String id =
          hengyue
              .handIn(Delfors.of("PAUSED-1", "PAUSED-PART", "11", "20261201", "40"))
              .path("id")
              .asString();
      String answers = "/api/v1/edi/interchanges?direction=out&inAnswerTo=" + id;
      As2Partner.until(() -> !hengyue.items(answers).isEmpty());
      JsonNode waiting = hengyue.items(answers).getFirst();
      assertThat(waiting.path("state").asString()).isEqualTo("waiting");
      assertThat(waiting.path("receiverPaused").asBoolean()).isTrue();
      String one = "/api/v1/edi/interchanges/" + waiting.path("id").asString();
      assertThat(hengyue.json(one).path("receiverPaused").asBoolean()).isTrue();
      assertThat(operator.items(CHANNELS + "?partner=HENGYUE").getFirst().path("waiting").asInt())
          .isPositive();
      post(operator, "/HENGYUE/resume", why("they cleared it"));
      As2Partner.until(() -> hengyue.json(one).path("state").asString().equals("delivered"));
      assertThat(hengyue.json(one).path("receiverPaused").asBoolean()).isFalse();
    } finally {
      post(operator, "/HENGYUE/resume", why("after the test"));
    }
  }

  private List<JsonNode> expiring(Api as, String party) {
    return as.items("/api/v1/edi/alerts?kind=certificate-expires&state=open&partner=" + party);
  }

  private static String channel(String... pems) {
    return new JsonMapper()
        .writeValueAsString(
            Map.of(
                "delivery",
                "folder",
                "as2",
                Map.of("id", "HZ-AS2", "certificates", List.of(pems))));
  }

  @Test
  void a_certificate_that_ends_soon_is_told_to_its_party_until_the_next_is_there() {
    var hongzhu = new Api(hub, "hongzhu-api");
    String old = pem("HZ-AS2", 20);
    assertThat(put(operator, "HONGZHU", channel(old)).statusCode()).isEqualTo(200);
    assertThat(operator.json(CHANNELS + "/HONGZHU").path("certificateDays").asInt()).isEqualTo(19);
    hub.bean(CertificateWatch.class).look();
    JsonNode alert = expiring(hongzhu, "HONGZHU").getFirst();
    assertThat(expiring(operator, "HONGZHU")).hasSize(1);
    assertThat(alert.at("/text/en").asString())
        .contains("HONGZHU", alert.path("reference").asString());
    assertThat(alert.at("/text/zh").asString()).contains("到期");
    assertThat(expiring(new Api(hub, "hengyue-edi"), "HONGZHU")).isEmpty();

    assertThat(put(operator, "HONGZHU", channel(old, pem("HZ-AS2", 300))).statusCode())
        .isEqualTo(200);
    assertThat(expiring(hongzhu, "HONGZHU")).isEmpty();
    hub.bean(CertificateWatch.class).look();
    assertThat(expiring(operator, "HONGZHU")).isEmpty();
    assertThat(put(operator, "HONGZHU", channel(old)).statusCode()).as("back").isEqualTo(200);
    hub.bean(CertificateWatch.class).look();
    assertThat(expiring(operator, "HONGZHU").getFirst().path("id")).isEqualTo(alert.path("id"));
    assertThat(put(operator, "HONGZHU", "{\"delivery\": \"folder\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void the_hubs_own_certificate_is_told_to_the_operator_alone() {
    var clock = hub.bean(MovableClock.class);
    var until = hub.bean(As2Settings.class).key().certificate().getNotAfter().toInstant();
    try {
      clock.move(Duration.between(Instant.now(), until.minus(Duration.ofDays(5))));
      hub.bean(CertificateWatch.class).look();
      assertThat(expiring(operator, "WEFT")).hasSize(1);
      assertThat(expiring(new Api(hub, "hengyue-edi"), "WEFT")).isEmpty();
    } finally {
      clock.move(Duration.ZERO);
    }
    hub.bean(CertificateWatch.class).look();
    assertThat(expiring(operator, "WEFT")).isEmpty();
  }

  private static String pem(String name, int days) {
    return Certificates.pem(
        PartnerKeys.signed(name, Instant.now().minusSeconds(60), Duration.ofDays(days))
            .certificate());
  }
}
