package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.imports.FrontDoorFile.delfor;
import static weft.deploy.imports.FrontDoorFile.desadv;
import static weft.deploy.imports.FrontDoorFile.firm;
import static weft.deploy.imports.FrontDoorFile.item;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Registration;
import weft.deploy.imports.FrontDoorFile;
import weft.event.StreamId;

/** A renamed schedule continues as one; a schedule that another replaces ends. */
class SucceededSchedulesTest extends FrontDoorSchedules {
  @Test
  void an_agreement_that_gets_its_number_later_is_the_same_schedule_and_not_wanted_twice() {
    String part = part("N");
    sent(delfor("1", "20261128", item(part, firm("40:PCE", "20261207"))), "accepted");
    String before = schedule(part).path("schedule").asString();
    String numbered = "RFF+CT:5500077'" + firm("60:PCE", "20261207");
    JsonNode now = sent(delfor("2", "20261129", item(part, numbered)), "accepted");
    assertThat(told(now)).containsExactly("schedule-renamed LIN C212.7140");
    assertThat(wanted(part)).containsExactly("2026-12-07 firm 60 PCE");
    JsonNode schedule = schedule(part);
    assertThat(schedule.path("agreement").asString()).isEqualTo("5500077");
    assertThat(schedule.at("/lines/0/change").asString()).isEqualTo("more");
    assertThat(schedule.at("/lines/0/previousQuantity").asString()).isEqualTo("40");
    JsonNode ended = supplier.json("/api/v1/call-offs/" + before);
    assertThat(ended.path("successor")).isEqualTo(schedule.path("schedule"));
    assertThat(ended.path("lines")).isEmpty();
    JsonNode without =
        sent(delfor("3", "20261130", item(part, firm("9:PCE", "20261207"))), "accepted");
    assertThat(told(without)).containsExactly("agreement-added LIN C212.7140");
  }

  @Test
  void what_the_supplier_promised_stays_promised_under_the_new_name() {
    String part = part("P");
    String lines = firm("40:PCE", "20261207") + firm("30:PCE", "20261214");
    sent(delfor("1", "20261128", item(part, lines)), "accepted");
    JsonNode before = schedule(part);
    String promised =
        """
        {"release":"%s","commitments":[{"due":"2026-12-07","ordinal":0,"promises":[{"date":"2026-12-07","quantity":"40"}]},
          {"due":"2026-12-14","ordinal":0,"promises":[{"date":"2026-12-16","quantity":"30"}],"reason":{"code":"capacity"}}]}
        """
            .formatted(before.at("/release/number").asString());
    String path = "/api/v1/call-offs/" + before.path("schedule").asString() + "/commitments";
    assertThat(asks(supplier, path, promised, before.path("version").asString()).statusCode())
        .isEqualTo(200);
    buyer.settle();
    String numbered = "RFF+CT:5500078'" + firm("40:PCE", "20261207") + firm("35:PCE", "20261214");
    sent(delfor("2", "20261129", item(part, numbered)), "accepted");
    JsonNode after = schedule(part);
    assertThat(after.path("agreement").asString()).isEqualTo("5500078");
    JsonNode first = after.at("/lines/0");
    assertThat(first.path("state").asString()).isEqualTo("committed");
    assertThat(first.at("/promises/0/date").asString()).isEqualTo("2026-12-07");
    assertThat(first.path("answeredAt").isNull()).isFalse();
    JsonNode second = after.at("/lines/1");
    assertThat(second.path("state").asString()).isEqualTo("changed");
    assertThat(second.at("/promises/0/quantity").asString()).isEqualTo("30");
    assertThat(second.at("/reason/code").asString()).isEqualTo("capacity");
    assertThat(buyer.items("/api/v1/call-offs?limit=200&part=" + part).getFirst().path("state"))
        .as("the buyer's balance still counts on it")
        .isEqualTo(first.path("state"));
  }

  @Test
  void a_site_that_is_registered_later_goes_on_with_the_schedule_that_its_gln_named() {
    var operator = new Api(hub, "operator@weft");
    String path = "/api/v1/operator/organizations/HENGYUE";
    String registered = Registration.body(operator, path);
    String gln = "4012345999990";
    String part = part("S");
    String first = delfor("1", "20261128", item(part, firm("40:PCE", "20261207")));
    sent(first.replace("PLANT1::92", gln + "::9"), "accepted");
    assertThat(schedule(part).path("site").asString()).isEqualTo(gln);
    String advice = desadv("S" + own, FrontDoorFile.sent("1", part, "25:PCE"));
    assertThat(
            supplier.handIn(advice.replace("PLANT1::92", gln + "::9")).path("outcome").asString())
        .isEqualTo("accepted");
    String site =
        "{\"code\":\"PLANT9\",\"name\":{\"en\":\"Plant 9\",\"zh\":\"九号工厂\"},\"gln\":\"%s\"}";
    String more = registered.replace("\"sites\":[", "\"sites\":[" + site.formatted(gln) + ",");
    try {
      assertThat(operator.put(path, more, "Content-Type", "application/json").statusCode())
          .isEqualTo(200);
      buyer.settle();
      String second = delfor("2", "20261129", item(part, firm("60:PCE", "20261207")));
      JsonNode now = sent(second.replace("PLANT1::92", gln + "::9"), "accepted");
      assertThat(told(now)).containsExactly("schedule-renamed LIN C212.7140");
    } finally {
      operator.put(path, registered, "Content-Type", "application/json");
    }
    assertThat(wanted(part)).containsExactly("2026-12-07 firm 60 PCE");
    JsonNode schedule = schedule(part);
    assertThat(schedule.path("site").asString()).isEqualTo("PLANT9");
    JsonNode counted =
        supplier.json("/api/v1/cumulatives?schedule=" + schedule.path("schedule").asString());
    assertThat(counted.at("/supplier/shipped").asString()).isEqualTo("25");
    assertThat(counted.at("/explained/0/quantity").asString()).isEqualTo("25");
    assertThat(counted.path("unexplained").asString()).isEqualTo("0");
    assertThat(
            supplier.items("/api/v1/history/events?limit=50&part=" + part).stream()
                .map(it -> it.at("/text/en").asString()))
        .contains("Part " + part + " goes on under site PLANT9, before under site " + gln + ".");
  }

  @Test
  void a_release_that_leaves_out_the_number_is_held_until_somebody_says_what_it_is_for() {
    String part = part("M");
    String numbered = "RFF+CT:5500077'" + firm("60:PCE", "20261207");
    sent(delfor("1", "20261128", item(part, numbered)), "accepted");
    JsonNode bare = sent(delfor("2", "20261129", item(part, firm("9:PCE", "20261207"))), "held");
    assertThat(told(bare)).containsExactly("agreement-missing LIN C212.7140");
    assertThat(wanted(part)).containsExactly("2026-12-07 firm 60 PCE");
  }

  private HttpResponse<String> asks(Api who, String path, String body, String version) {
    return who.post(
        path,
        body,
        "Content-Type",
        "application/json",
        "If-Match",
        "\"" + version + "\"",
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  @Test
  void an_agreement_takes_the_place_of_another_by_the_buyers_word_and_each_counts_for_itself() {
    String part = part("R");
    String one = "RFF+CT:N1'" + firm("60:PCE", "20261207");
    String two = "RFF+CT:N2'" + firm("25:PCE", "20261207");
    sent(delfor("1", "20261128", item(part, one)), "accepted");
    JsonNode first = schedule(part);
    String old = first.path("schedule").asString();
    sent(delfor("2", "20261129", item(part, two)), "accepted");
    assertThat(wanted(part))
        .containsExactlyInAnyOrder("2026-12-07 firm 60 PCE", "2026-12-07 firm 25 PCE");
    JsonNode seen = buyer.json("/api/v1/call-offs/" + old);
    assertThat(seen.at("/beside/0/agreement").asString()).isEqualTo("N2");
    String next = seen.at("/beside/0/schedule").asString();

    String path = "/api/v1/call-offs/" + old + "/successor";
    String said = "{\"successor\":\"" + next + "\"}";
    String version = seen.path("version").asString();
    assertThat(asks(supplier, path, said, version).statusCode())
        .as("the supplier wants nothing of itself")
        .isIn(403, 404);
    assertThat(asks(new Api(hub, "lingyun-edi"), path, said, version).statusCode()).isEqualTo(404);
    String itself = "{\"successor\":\"" + old + "\"}";
    assertThat(asks(buyer, path, itself, version).body()).contains("successor-unfit");
    assertThat(asks(buyer, path, "{\"successor\":\"x\"}", version).statusCode()).isEqualTo(422);

    String foreign = StreamId.toUrl("DeliverySchedule:LINGYUN:HONGZHU:WERK1:LY-7014:-:-");
    assertThat(asks(buyer, path, "{\"successor\":\"" + foreign + "\"}", version).body())
        .contains("successor-unfit");

    assertThat(asks(buyer, path, said, version).statusCode()).isEqualTo(200);
    buyer.settle();
    assertThat(wanted(part)).containsExactly("2026-12-07 firm 25 PCE");
    JsonNode ended = supplier.json("/api/v1/call-offs/" + old);
    assertThat(ended.path("successor").asString()).isEqualTo(next);
    assertThat(ended.path("replaced").asBoolean()).isTrue();
    assertThat(ended.path("lines")).isEmpty();
    String back = "{\"successor\":\"" + old + "\"}";
    String other = "/api/v1/call-offs/" + next + "/successor";
    String its = buyer.json("/api/v1/call-offs/" + next).path("version").asString();
    assertThat(asks(buyer, other, back, its).body())
        .as("two that replace each other would leave nothing")
        .contains("successor-unfit");
    String now = ended.path("version").asString();
    assertThat(asks(buyer, path, said, now).body()).contains("schedule-ended");
    assertThat(
            supplier.items("/api/v1/history/events?limit=50&part=" + part).stream()
                .map(it -> it.at("/text/en").asString()))
        .contains("For part " + part + ", agreement N2 takes the place of agreement N1.");
  }

  @Test
  void what_was_sent_under_the_replaced_agreement_is_no_delivery_of_the_other() {
    String part = part("T");
    sent(
        delfor("1", "20261128", item(part, "RFF+CT:N1'" + firm("60:PCE", "20261207"))), "accepted");
    String old = schedule(part).path("schedule").asString();
    String advice = desadv("T" + own, FrontDoorFile.sent("1", part, "60:PCE") + "RFF+CT:N1'");
    assertThat(supplier.handIn(advice).path("outcome").asString()).isEqualTo("accepted");
    sent(
        delfor("2", "20261129", item(part, "RFF+CT:N2'" + firm("25:PCE", "20261207"))), "accepted");
    JsonNode seen = buyer.json("/api/v1/call-offs/" + old);
    String next = seen.at("/beside/0/schedule").asString();
    String said = "{\"successor\":\"" + next + "\"}";
    assertThat(
            asks(
                    buyer,
                    "/api/v1/call-offs/" + old + "/successor",
                    said,
                    seen.path("version").asString())
                .statusCode())
        .isEqualTo(200);
    buyer.settle();
    JsonNode counted = supplier.json("/api/v1/cumulatives?schedule=" + next);
    assertThat(counted.at("/supplier/shipped").asString()).isEqualTo("0");
    JsonNode before = supplier.json("/api/v1/cumulatives?schedule=" + old);
    assertThat(before.at("/supplier/shipped").asString()).isEqualTo("60");
  }
}
