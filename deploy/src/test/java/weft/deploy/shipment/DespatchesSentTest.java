package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.MessagesOut.all;
import static weft.deploy.MessagesOut.sends;
import static weft.deploy.MessagesOut.written;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** A shipment that a supplier enters reaches the buyer as the agreed message. */
class DespatchesSentTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "lingyun-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");
  private final Api hongzhu = new Api(hub, "hongzhu-api");
  private final Api stranger = new Api(hub, "dingcheng-api");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final String day = DateTimeFormatter.BASIC_ISO_DATE.format(today);
  private final String own = "DS" + Long.toString(System.nanoTime(), 36) + NEXT.incrementAndGet();

  private String body(String number, int quantity, String more) {
    return """
    {"number": "%s", "buyer": "LINGYUN", "shipTo": "WERK1", "shipped": "%s", "arrives": "%s", "lines": [
     {"part": "JX-%s", "partnerPart": "%s", "quantity": "%d", "unit": "PCE", "batch": "B-7", "agreement": "AG-1"}]%s}
    """
        .formatted(number, today, today.plusDays(2), own, own, quantity, more);
  }

  private static String done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer).path("id").asString();
  }

  private static String tag(Api by, String shipment) {
    by.settle();
    return "\"" + by.json("/api/v1/shipments/" + shipment).path("version").asString() + "\"";
  }

  /** The demo has a despatch advice to show without any setup. */
  @Test
  void the_demo_has_one_of_a_shipment_that_was_announced_in_its_portal() throws Exception {
    var hengyue = new Api(hub, "hengyue-edi");
    assertThat(written(hengyue, "DESADV", "+HZ-LS-0288+9'"))
        .contains("UNB+UNOC:3+HONGZHU:ZZ+HENGYUE:ZZ+", "NAD+SF+HZ1::92+", "MEA+AAX+AAD+KGM:6320'")
        .contains("GIN+ML+069099900000028817'", "LIN+1++HY-31020:IN'", "QTY+12:240:PCE'");
    assertThat(all(stranger, "DESADV", "HZ-LS-0288")).isEmpty();
  }

  @Test
  void as_a_DESADV_with_its_packages_and_anew_and_taken_back() throws Exception {
    sends(buyer, "LINGYUN", "DESADV", "D97A");
    String number = own + "-LS";
    String packages =
        """
        , "packages": [{"label": "%1$s-P", "type": "EUR", "grossWeight": "412.5", "packages": [
          {"label": "%1$s-S1", "type": "KLT", "contents": [{"partnerPart": "%2$s", "quantity": "60"}]},
          {"label": "%1$s-S2", "type": "KLT", "contents": [{"partnerPart": "%2$s", "quantity": "40"}]}]}]\
        """
            .formatted(number, own);
    String shipment = done(jiaxin.postJson("/api/v1/shipments", body(number, 100, packages)));
    String raw = written(buyer, "DESADV", "+" + number + "+9'");
    assertThat(raw)
        .contains("UNB+UNOC:3+JIAXIN:ZZ+LINGYUN:ZZ+", "DTM+11:" + day + ":102'", "DTM+17:")
        .contains(
            "MEA+AAX+AAD+KGM:412.5'",
            "NAD+ST+WERK1::92+++17 Lingyun Road, Yuelu+Changsha++410205+CN'")
        .contains("NAD+SF+JX1::92+++3 Jiaxin Lane, Wangcheng+Changsha++410200+CN'")
        .contains("PAC+1++EUR'MEA+AAY+AAB+KGM:412.5'PCI+17'GIN+ML+" + number + "-P'")
        .contains("QTY+52:60:PCE'PCI+17'GIN+ML+" + number + "-S1'")
        .contains(
            "LIN+1++" + own + ":IN'PIA+1+JX-" + own + ":SA+B-7:NB'QTY+12:100:PCE'RFF+CT:AG-1'");
    assertThat(written(jiaxin, "DESADV", number)).as("its sender sees it").isEqualTo(raw);
    assertThat(all(stranger, "DESADV", number)).isEmpty();
    var row = jiaxin.json("/api/v1/shipments/" + shipment);
    assertThat(row.path("grossWeight").asString()).isEqualTo("412.5");
    assertThat(row.at("/packages/0/grossWeight").asString()).isEqualTo("412.5");

    String path = "/api/v1/shipments/" + shipment;
    var changed =
        jiaxin.put(
            path,
            body(number, 90, ", \"grossWeight\": \"380\""),
            "Content-Type",
            "application/json",
            "If-Match",
            tag(jiaxin, shipment));
    done(changed);
    assertThat(written(buyer, "DESADV", "+" + number + "+5'"))
        .contains("MEA+AAX+AAD+KGM:380'", "QTY+12:90:PCE'");
    done(jiaxin.postJson(path + "/cancellation", "", "If-Match", tag(jiaxin, shipment)));
    written(buyer, "DESADV", "+" + number + "+1'");
    assertThat(all(buyer, "DESADV", "+" + number + "+")).hasSize(3);
  }

  @Test
  void as_an_856_where_the_profile_says_so() throws Exception {
    sends(buyer, "LINGYUN", "HONGZHU", "856", "004010");
    done(hongzhu.postJson("/api/v1/shipments", body(own + "-LS", 50, ", \"grossWeight\": \"75\"")));
    assertThat(written(buyer, "856", own + "-LS"))
        .contains("BSN*00*" + own + "-LS*", "TD1******G*75*KG~", "DTM*011*" + day)
        .contains("N1*ST**92*WERK1~N3*17 Lingyun Road, Yuelu~N4*Changsha**410205*CN~")
        .contains("SN1**50*EA~REF*CT*AG-1~");
  }

  @Test
  void one_that_came_as_a_message_is_not_written_a_second_time_and_taken_back_here_it_is()
      throws Exception {
    sends(buyer, "LINGYUN", "DESADV", "D97A");
    String body =
        "BGM+351+%1$s-LS+9'DTM+137:%2$s:102'DTM+11:%2$s:102'NAD+BY+LINGYUN::92'NAD+SU+JIAXIN::92'NAD+ST+WERK1::92'NAD+SF+JX1::92'CPS+1'LIN+1++%1$s:IN'QTY+12:30:PCE'"
            .formatted(own, day);
    long count = body.chars().filter(it -> it == '\'').count() + 2;
    var answer =
        jiaxin.handIn(
            "UNB+UNOC:3+JIAXIN:ZZ+LINGYUN:ZZ+261126:0900+%1$s'UNH+1+DESADV:D:97A:UN'%2$sUNT+%3$d+1'UNZ+1+%1$s'"
                .formatted(own, body, count));
    assertThat(answer.at("/messages/0/outcome").asString())
        .as(answer.toString())
        .isEqualTo("applied");
    written(buyer, "DESADV", "+" + own + "-LS+9'");
    String shipment =
        jiaxin.items("/api/v1/shipments?number=" + own + "-LS").getFirst().path("id").asString();
    String path = "/api/v1/shipments/" + shipment + "/cancellation";
    done(jiaxin.postJson(path, "", "If-Match", tag(jiaxin, shipment)));
    assertThat(written(buyer, "DESADV", "+" + own + "-LS+1'")).contains("QTY+12:30:PCE'");
    assertThat(all(buyer, "DESADV", "+" + own + "-LS+")).hasSize(2);
  }

  @Test
  void a_weight_is_above_zero() {
    for (String wrong : List.of("0", "-1")) {
      var said = body(own + "-LS", 50, ", \"grossWeight\": \"" + wrong + "\"");
      var answer = jiaxin.postJson("/api/v1/shipments", said);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      assertThat(answer.body()).contains("/grossWeight");
    }
  }
}
