package weft.deploy.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;

/** A single request lists everything that a segment changed, for each party concerned. */
@Beside("screens")
class WhatASegmentChangedTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final RunningHub hub = RunningHub.busy();

  /**
   * Each row: the sender of a sample, one of its segments, and the changes: kind, change and number
   * as it now stands (- if it has none).
   */
  @ParameterizedTest
  @CsvSource({
    "hengyue-edi, orders-d96a-hengyue-jiaxin.edi, LIN+10, order-line, added, 120",
    "hengyue-edi, orders-d96a-hengyue-jiaxin.edi, QTY+21:60, order-quantity, added, 60",
    "hengyue-edi, orders-d96a-hengyue-jiaxin.edi, QTY+21:120, order-quantity, added, 120",
    "hengyue-edi, orders-d96a-hengyue-jiaxin.edi, QTY+21:40, order-line, added, 60",
    "hengyue-edi, orders-d96a-hengyue-jiaxin.edi, PRI+AAA:318.50, order-price, added, 318.5",
    "hengyue-edi, orders-d96a-hengyue-jiaxin.edi, BGM, order, open, -",
    "jiaxin-api, despatch-desadv-d96a-jiaxin-hengyue.edi, LIN+2, document-line, despatch-advice,"
        + " 20",
    "jiaxin-api, despatch-desadv-d96a-jiaxin-hengyue.edi, QTY+12:120, document-quantity,"
        + " despatch-advice, 120",
    "jiaxin-api, despatch-desadv-d96a-jiaxin-hengyue.edi, QTY+12:120, shipment-line, added, 120",
    "jiaxin-api, despatch-desadv-d96a-jiaxin-hengyue.edi, LIN+2, shipment, announced, -",
    "jiaxin-api, despatch-x12-856-jiaxin-hengyue.x12, SN1, shipment-line, added, 40",
    "jiaxin-api, despatch-x12-856-jiaxin-hengyue.x12, SN1, document-quantity, despatch-advice, 40",
    "jiaxin-api, invoice-invoic-d96a-jiaxin-hengyue.edi, MOA+203:1990, document-amount, invoice,"
        + " 1990",
    "jiaxin-api, invoice-invoic-d96a-jiaxin-hengyue.edi, MOA+77, document-total, invoice, 45437.30",
    "jiaxin-api, invoice-invoic-d96a-jiaxin-hengyue.edi, MOA+124, document-tax, invoice, 5227.30",
    "jiaxin-api, test-results-qality-d96a-jiaxin-hengyue.edi, MEA+TR+ZS, measurement, test-results,"
        + " 0.006",
    "jiaxin-api, test-results-qality-d96a-jiaxin-hengyue.edi, LIN, measurement, test-results, 812",
    "hengyue-edi, nonconformance-x12-842-hengyue-jiaxin.x12, NCD, nonconformance, nonconformance,"
        + " -",
    "hengyue-edi, delfor-d97a-hengyue-jiaxin.edi, QTY+70, received, *, -",
    "hengyue-edi, forecast-x12-830-hengyue-jiaxin.x12, SHP*02, received, *, -",
    "hengyue-edi, receipt-recadv-d96a-hengyue-jiaxin.edi, QTY+194:118, document-quantity,"
        + " receipt-advice, 118",
  })
  void a_segment_leads_to_what_it_changed(
      String sender, String file, String said, String kind, String change, String now) {
    var own = new Api(hub, sender);
    Sent sent = send(own, file);
    int segment = sent.segment(said);
    JsonNode effect =
        own.items(sent.effects() + "&segment=" + segment).stream()
            .filter(it -> it.path("kind").asString().equals(kind))
            .filter(it -> change.equals("*") || it.path("change").asString().equals(change))
            .filter(it -> now.equals("-") || isSame(it.path("now").asString(), now))
            .findFirst()
            .orElseThrow(
                () -> new AssertionError(own.get(sent.effects() + "&segment=" + segment).body()));
    if (effect.path("segment").isNull()) return;
    // One request returns the byte, and the segment is at that byte.
    int at = effect.path("segment").asInt();
    assertThat(sent.text().substring(effect.path("offset").asInt()).strip())
        .startsWith(sent.segments().get(at - 1));
  }

  @Test
  void a_party_on_both_sides_is_told_of_both_and_may_ask_for_one() {
    var jiaxin = new Api(hub, "jiaxin-api");
    Sent sent = send(jiaxin, "despatch-desadv-d96a-jiaxin-hengyue.edi");
    // The shipment and its two lines; as a document two lines, their quantities, and their
    // packages.
    assertThat(jiaxin.items(sent.effects())).hasSize(9);
    assertThat(jiaxin.items(sent.effects() + "&as=supplier")).hasSize(9);
    assertThat(jiaxin.items(sent.effects() + "&as=buyer")).isEmpty();
    String ones = sent.effects().replace("500", "1");
    assertThat(jiaxin.items(ones)).hasSize(9);
    String next = jiaxin.json(ones).path("next").asString();
    assertThat(jiaxin.get(ones + "&cursor=" + next).statusCode()).isEqualTo(200);
    for (String as : new String[] {"supplier", "buyer"})
      assertThat(jiaxin.get(ones + "&as=" + as + "&cursor=" + next).statusCode()).isEqualTo(400);
  }

  @Test
  void the_other_partner_is_told_what_it_may_see_and_nobody_else() {
    Sent sent = send(new Api(hub, "hengyue-edi"), "orders-d96a-hengyue-jiaxin.edi");
    String path = sent.effects() + "&segment=" + sent.segment("LIN+10");
    assertThat(new Api(hub, "jiaxin-api").items(path))
        .extracting(it -> it.path("now").asString())
        .as("the line, its quantity and its price")
        .containsExactly("120", "120", "318.50");
    for (String other : List.of("lingyun-edi", "hongzhu-api", "operator@weft"))
      assertThat(new Api(hub, other).get(path).statusCode()).as(other).isEqualTo(404);
  }

  @Test
  void an_answer_by_edi_is_on_the_order_line_with_its_segment_and_leads_back_to_it() {
    var hengyue = new Api(hub, "hengyue-edi");
    var jiaxin = new Api(hub, "jiaxin-api");
    String own = next();
    hengyue.handIn(sample("orders-d96a-hengyue-jiaxin.edi", own));
    Sent answer = sent(jiaxin, sample("order-response-ordrsp-d96a-jiaxin-hengyue.edi", own), "'");
    JsonNode order =
        hengyue.items("/api/v1/orders?as=buyer&limit=50&number=45000" + own).getFirst();
    JsonNode line =
        hengyue.json("/api/v1/orders/" + order.path("order").asString()).path("lines").get(1);
    JsonNode origin = line.at("/answered/origin");
    assertThat(origin.path("interchange").asString()).isEqualTo(answer.id());
    assertThat(origin.path("segment").asInt()).isEqualTo(answer.segment("LIN+20"));
    assertThat(line.at("/firstAnswered/origin")).isEqualTo(origin);
    for (Api party : List.of(hengyue, jiaxin)) {
      JsonNode effect =
          party.items(answer.effects() + "&segment=" + answer.segment("LIN+20")).stream()
              .filter(it -> it.path("kind").asString().equals("order-answer"))
              .findFirst()
              .orElseThrow();
      assertThat(effect.path("change").asString()).isEqualTo("proposed");
      assertThat(effect.path("line").asString()).isEqualTo("20");
      assertThat(effect.path("now").asString()).isEqualTo("60");
      assertThat(effect.path("id")).isEqualTo(order.path("order"));
    }
  }

  @Test
  void effects_and_the_schedule_agree_on_what_changed_and_particulars_reach_the_supplier() {
    var hengyue = new Api(hub, "hengyue-edi");
    var jiaxin = new Api(hub, "jiaxin-api");
    String beside = "PIA+1+JX-AGREE:SA'LOC+159+LINE 4'FTX+AAI+++Pack in dunnage 12'";
    sent(hengyue, agreeing("1", beside + "QTY+70:300:PCE'", "40", "7"), "'");
    Sent second = sent(hengyue, agreeing("2", beside + "QTY+70:320:PCE'", "10", "7"), "'");
    String schedule =
        hengyue
            .items("/api/v1/call-offs?as=buyer&limit=50&part=HY-AGREE")
            .getFirst()
            .path("schedule")
            .asString();
    JsonNode page = jiaxin.json("/api/v1/call-offs/" + schedule + "?as=supplier");
    assertThat(page.at("/lines/0/change").asString()).isEqualTo("less");
    assertThat(page.at("/lines/0/previousQuantity").asString()).isEqualTo("20");
    assertThat(page.at("/lines/0/received").asString()).isEqualTo("20");
    assertThat(page.at("/lines/0/withinFirmHorizon").asBoolean()).isTrue();
    assertThat(page.at("/lines/1/change").asString()).isEqualTo("same");
    assertThat(
            hengyue.items(second.effects()).stream()
                .filter(it -> it.path("kind").asString().equals("call-off-line"))
                .map(
                    it ->
                        "%s %s %s"
                            .formatted(
                                it.path("due").asString(),
                                it.path("change").asString(),
                                it.path("now").asString())))
        .as("the second line has another cumulative, and no other quantity")
        .containsExactly("2026-12-01 less 10", "2026-12-08 same 7");
    JsonNode said = page.path("particulars");
    assertThat(said.path("supplierPart").asString()).isEqualTo("JX-AGREE");
    assertThat(said.path("pointOfUse").asString()).isEqualTo("LINE 4");
    assertThat(said.path("text").asString()).isEqualTo("Pack in dunnage 12");
    assertThat(said.at("/zeros/0/due").asString()).isEqualTo("2026-12-15");
  }

  /** A release with two firm lines, and a zero. */
  private static String agreeing(String number, String item, String first, String second) {
    String day = "SCC+1++D'QTY+113:%s:PCE'DTM+2:%s:102'";
    String inner =
        ("UNH+1+DELFOR:D:97A:UN'BGM+241+%1$s+5'DTM+137:2026112%1$s0600:203'NAD+BY+HENGYUE::92'"
                    + "NAD+SU+JIAXIN::92'GIS+37'NAD+ST+PLANT1::92'LIN+1++HY-AGREE:IN'%2$s")
                .formatted(number, item)
            + day.formatted(first, "20261201")
            + day.formatted(second, "20261208")
            + day.formatted("0", "20261215");
    long segments = inner.chars().filter(it -> it == '\'').count() + 1;
    return "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+AGREE-%1$s'%2$sUNT+%3$d+1'UNZ+1+AGREE-%1$s'"
        .formatted(number, inner, segments);
  }

  @Test
  void what_was_received_leads_to_its_segment_also_from_a_later_release_that_is_silent() {
    var hengyue = new Api(hub, "hengyue-edi");
    Sent first = sent(hengyue, release("1", "QTY+70:300:PCE'QTY+48:20:PCE'", "40"), "'");
    Sent second = sent(hengyue, release("2", "QTY+70:310:PCE'", "30"), "'");
    JsonNode line = hengyue.items("/api/v1/call-offs?as=buyer&limit=50&part=HY-WAS").getFirst();
    JsonNode received =
        hengyue
            .json("/api/v1/call-offs/" + line.path("schedule").asString() + "?as=buyer")
            .path("received");
    assertThat(received.at("/cumulativeOrigin/interchange").asString()).isEqualTo(second.id());
    assertThat(received.at("/cumulativeOrigin/segment").asInt())
        .isEqualTo(second.segment("QTY+70"));
    JsonNode effect =
        hengyue.items(second.effects() + "&segment=" + second.segment("QTY+70")).getFirst();
    assertThat(effect.path("kind").asString()).isEqualTo("received");
    assertThat(effect.path("before").asString()).isEqualTo("300");
    assertThat(effect.path("now").asString()).isEqualTo("310");
    assertThat(
            hengyue
                .items(first.effects() + "&segment=" + first.segment("QTY+48"))
                .getFirst()
                .path("kind")
                .asString())
        .isEqualTo("last-receipt");
  }

  private static String release(String number, String anchors, String quantity) {
    return """
    UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0640+WAS-R%1$s++++1'UNH+1+DELFOR:D:97A:UN'BGM+241+WAS-%1$s+5'DTM+137:2026112%1$s:102'\
    NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'GIS+37'NAD+ST+PLANT1::92'LIN+1++HY-WAS:IN'%2$sSCC+1++D'QTY+113:%3$s:PCE'DTM+2:20261201:102'\
    UNT+%4$d+1'UNZ+1+WAS-R%1$s'
    """
        .formatted(
            number, anchors, quantity, 12 + anchors.chars().filter(it -> it == '\'').count());
  }

  @Test
  void an_acknowledgement_leads_to_what_it_acknowledged() throws Exception {
    var hengyue = new Api(hub, "hengyue-edi");
    send(new Api(hub, "jiaxin-api"), "despatch-desadv-d96a-jiaxin-hengyue.edi");
    JsonNode ours =
        hengyue.items("/api/v1/edi/interchanges?direction=out&limit=500").stream()
            .filter(it -> it.path("receiver").asString().equals("HENGYUE"))
            .filter(it -> it.at("/messages/0/type").asString().equals("ORDRSP"))
            .findFirst()
            .orElseThrow();
    String raw =
        hengyue.get("/api/v1/edi/interchanges/" + ours.path("id").asString() + "/raw").body();
    String[] unb = raw.substring(raw.indexOf("UNB+")).split("'", 2)[0].split("[+]", -1);
    Sent contrl =
        sent(
            hengyue,
            """
            UNB+UNOC:3+%1$s+%2$s+261126:0900+WAS-C'UNH+1+CONTRL:D:3:UN'UCI+%3$s+%2$s+%1$s+7'UNT+3+1'UNZ+1+WAS-C'
            """
                .formatted(unb[3], unb[2], unb[5]),
            "'");
    JsonNode effect = booked(hengyue, contrl.effects() + "&segment=" + contrl.segment("UCI"));
    assertThat(effect.path("kind").asString()).isEqualTo("acknowledgement");
    assertThat(effect.path("id")).isEqualTo(ours.path("id"));
    assertThat(effect.path("change").asString()).isEqualTo("acknowledged");
    assertThat(effect.path("segment").asInt()).isEqualTo(contrl.segment("UCI"));
  }

  /** A reaction books it some time after the answer. */
  private static JsonNode booked(Api by, String path) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    List<JsonNode> effects = by.items(path);
    while (effects.isEmpty()) {
      assertThat(System.nanoTime()).as(path).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
      effects = by.items(path);
    }
    return effects.getFirst();
  }

  private record Sent(String id, String text, List<String> segments) {
    String effects() {
      return "/api/v1/edi/interchanges/" + id + "/effects?limit=500";
    }

    int segment(String begin) {
      for (int i = 0; i < segments.size(); i++) if (segments.get(i).startsWith(begin)) return i + 1;
      throw new AssertionError("no segment " + begin);
    }
  }

  private Sent send(Api sender, String file) {
    return sent(sender, sample(file, next()), file.endsWith(".x12") ? "~" : "'");
  }

  private static Sent sent(Api sender, String text, String end) {
    String id = sender.handIn(text).path("id").asString();
    return new Sent(id, text, Stream.of(text.split(end)).map(String::strip).toList());
  }

  private static String next() {
    return "WAS%02d".formatted(NEXT.incrementAndGet());
  }

  /** The sample under new numbers. */
  private static String sample(String file, String own) {
    String text = SampleFiles.text(file);
    String reference =
        file.endsWith(".x12")
            ? text.substring(90, 99)
            : text.substring(text.indexOf("SAMPLE-")).split("[+']", 2)[0];
    String ours =
        file.endsWith(".x12") ? "8800" + own.substring(3) + "000" : own + file.substring(0, 6);
    return text.replace(reference, ours)
        .replaceAll("99001|99850|(?<=\\b(WE|RE|PZ|NC)-)[0-9]{4}", own);
  }

  private static boolean isSame(String one, String other) {
    return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
  }
}
