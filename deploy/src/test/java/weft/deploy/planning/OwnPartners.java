package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.JSON;
import static weft.deploy.OwnHub.OPERATOR;
import static weft.deploy.OwnHub.YAML;
import static weft.deploy.OwnHub.ok;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.OwnHub;

/** A buyer with the site B1 and its supplier with the sites S1 and S2, which no other test uses. */
abstract class OwnPartners {
  final OwnHub hub = OwnHub.shared();
  final Api operator = hub.as(OwnHub.FIRST);
  final String prefix;
  final Api buyer;
  final Api supplier;
  final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  final LocalDate monday = today.plusDays(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));

  /** Their codes begin with these letters, which no other test uses. */
  OwnPartners(String prefix) {
    this.prefix = prefix;
    buyer = hub.as(prefix + ".buyer");
    supplier = hub.as(prefix + ".supplier");
  }

  @BeforeEach
  void introduce() {
    ok(
        hub.register(
            prefix + "BUY", "{\"name\": {\"en\": \"B\"}, \"sites\": [{\"code\": \"B1\"}]}"));
    ok(
        hub.register(
            prefix + "SUP",
            "{\"name\": {\"en\": \"S\"}, \"sites\": [{\"code\": \"S1\"}, {\"code\": \"S2\"}]}"));
    String partnership = OPERATOR + "partnerships/%1$sBUY/%1$sSUP".formatted(prefix);
    ok(operator.put(partnership, "unknownPart: learn\n", YAML));
    member(prefix + ".buyer", prefix + "BUY", "buyer");
    member(prefix + ".supplier", prefix + "SUP", "supplier");
    operator.settle();
  }

  private void member(String subject, String party, String side) {
    ok(
        hub.give(
            subject,
            "{\"party\": \"%s\", \"roles\": [\"planner\", \"edi\"], \"sides\": [\"%s\"]}"
                .formatted(party, side)));
  }

  /** Calls off this quantity for Monday. */
  long calledOff(String part, String release, int quantity) {
    String day = monday.format(DateTimeFormatter.BASIC_ISO_DATE);
    String file =
        Delfors.to(prefix + "SUP", part + release, part, release, day, "" + quantity)
            .replace("HENGYUE", prefix + "BUY")
            .replace("PLANT1", "B1");
    JsonNode answer = buyer.handIn(file);
    assertThat(answer.path("outcome").asString()).as(answer.toString()).isEqualTo("accepted");
    return answer.path("position").asLong();
  }

  /** Plans this quantity for Monday. */
  long planned(String site, String part, int quantity) {
    return posted(
        supplier,
        "production-schedules",
        """
        {"site": "%s", "part": "%s", "unit": "PCE", "from": "%s", "until": "%s",
         "lines": [{"date": "%s", "quantity": "%d"}]}
        """
            .formatted(site, part, today, monday, monday, quantity));
  }

  static long posted(Api by, String path, String body) {
    return ok(by.post("/api/v1/" + path, body, JSON)).path("position").asLong();
  }
}
