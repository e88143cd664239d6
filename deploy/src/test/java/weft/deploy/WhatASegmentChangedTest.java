package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** From a segment to everything that it changed, in one request, for each whom it concerns. */
class WhatASegmentChangedTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final RunningHub hub = RunningHub.busy();

  /**
   * Each row: who sends which sample, a segment as it stands in it, and what it changed: kind,
   * change and number as it now stands (- where it has none).
   */
  @ParameterizedTest
  @CsvSource({
    "hengyue-edi, orders-d96a-hengyue-jiaxin.edi, LIN+10, order-line, added, 120",
    "hengyue-edi, orders-d96a-hengyue-jiaxin.edi, QTY+21:60, order-line, added, 60",
    "hengyue-edi, orders-d96a-hengyue-jiaxin.edi, BGM, order, open, -",
    "jiaxin-api, despatch-desadv-d96a-jiaxin-hengyue.edi, LIN+2, document-line, despatch-advice, 20",
    "jiaxin-api, despatch-desadv-d96a-jiaxin-hengyue.edi, QTY+12:120, document-line, despatch-advice, 120",
    "jiaxin-api, despatch-x12-856-jiaxin-hengyue.x12, SN1, document-line, despatch-advice, 40",
    "jiaxin-api, invoice-invoic-d96a-jiaxin-hengyue.edi, MOA+203:1990, document-line, invoice, 20",
    "hengyue-edi, receipt-recadv-d96a-hengyue-jiaxin.edi, QTY+194:118, document-line, receipt-advice, 118",
  })
  void a_segment_leads_to_what_it_changed(
      String sender, String file, String said, String kind, String change, String now) {
    var own = new Api(hub, sender);
    Sent sent = send(own, file);
    int segment = sent.segment(said);
    JsonNode effect =
        own.items(sent.effects() + "&segment=" + segment).stream()
            .filter(it -> it.path("kind").asString().equals(kind))
            .filter(it -> it.path("change").asString().equals(change))
            .filter(it -> now.equals("-") || isSame(it.path("now").asString(), now))
            .findFirst()
            .orElseThrow(
                () -> new AssertionError(own.get(sent.effects() + "&segment=" + segment).body()));
    if (effect.path("segment").isNull()) return;
    // One request says the byte, and there it stands.
    int at = effect.path("segment").asInt();
    assertThat(sent.text().substring(effect.path("offset").asInt()).strip())
        .startsWith(sent.segments().get(at - 1));
  }

  @Test
  void a_party_on_both_sides_is_told_of_both_and_may_ask_for_one() {
    var jiaxin = new Api(hub, "jiaxin-api");
    Sent sent = send(jiaxin, "despatch-desadv-d96a-jiaxin-hengyue.edi");
    assertThat(jiaxin.items(sent.effects())).hasSize(2);
    assertThat(jiaxin.items(sent.effects() + "&as=supplier")).hasSize(2);
    assertThat(jiaxin.items(sent.effects() + "&as=buyer")).isEmpty();
    assertThat(jiaxin.items(sent.effects().replace("500", "1"))).hasSize(2);
  }

  @Test
  void the_other_partner_is_told_what_it_may_see_and_nobody_else() {
    Sent sent = send(new Api(hub, "hengyue-edi"), "orders-d96a-hengyue-jiaxin.edi");
    String path = sent.effects() + "&segment=" + sent.segment("LIN+10");
    assertThat(new Api(hub, "jiaxin-api").items(path))
        .extracting(it -> it.path("now").asString())
        .containsExactly("120");
    for (String other : List.of("lingyun-edi", "hongzhu-api", "operator@weft"))
      assertThat(new Api(hub, other).get(path).statusCode()).as(other).isEqualTo(404);
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
    String own = "WAS-" + NEXT.incrementAndGet();
    boolean isX12 = file.endsWith(".x12");
    String text = sample(file, own);
    String id = sender.handIn(text).path("id").asString();
    List<String> segments =
        List.of(text.split(isX12 ? "~" : "'")).stream().map(String::strip).toList();
    return new Sent(id, text, segments);
  }

  /** The sample under numbers of its own. */
  private static String sample(String file, String own) {
    String number = String.format(Locale.ROOT, "%09d", 880_000_000 + NEXT.get());
    String text = SampleFiles.text(file);
    if (file.endsWith(".x12")) {
      String control = text.substring(90, 99);
      return text.replace(control, number);
    }
    String reference = text.substring(text.indexOf("SAMPLE-")).split("[+']", 2)[0];
    return text.replace(reference, own).replace("99001", own);
  }

  private static boolean isSame(String one, String other) {
    return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
  }
}
