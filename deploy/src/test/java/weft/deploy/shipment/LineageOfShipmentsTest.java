package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;
import weft.deploy.isolation.OwnFilter;

/**
 * A segment of a despatch or receipt advice leads to its shipment, lines and packages, and to its
 * receipt; for the parties concerned only.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Beside("screens")
class LineageOfShipmentsTest {
  private final RunningHub hub = RunningHub.alone();
  private final Api hengyue = new Api(hub, "hengyue-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");

  @AfterAll
  void end() {
    hub.close();
  }

  private static String message(int number, String type, String body) {
    long count = body.chars().filter(it -> it == '\'').count() + 2;
    return "UNH+%d+%s'%sUNT+%d+%1$d'".formatted(number, type, body, count);
  }

  private static String interchange(String from, String to, String reference, String... messages) {
    return "UNB+UNOC:3+%s:ZZ+%s:ZZ+261126:0900+%s'%sUNZ+%d+%3$s'"
        .formatted(from, to, reference, String.join("", messages), messages.length);
  }

  private static String desadv(int number, String buyer, String of, String function, String lines) {
    return message(
        number,
        "DESADV:D:96A:UN",
        "BGM+351+%s+%s'DTM+137:20261126:102'DTM+11:20261126:102'NAD+BY+%s::92'NAD+SU+JIAXIN::92'CPS+1'%s"
            .formatted(of, function, buyer, lines));
  }

  private static String line(int number, String part, int quantity) {
    return "LIN+%d++%s:IN'QTY+12:%d:PCE'".formatted(number, part, quantity);
  }

  private String sent(Api by, String interchange) {
    return by.handIn(interchange).path("id").asString();
  }

  private static List<String> told(Api by, String id, String of) {
    return told(by, id, of, "");
  }

  /** Effects of the given kinds: kind, change, name, line, before, now. */
  private static List<String> told(Api by, String id, String of, String query) {
    List<String> all = new ArrayList<>();
    for (JsonNode it : by.items("/api/v1/edi/interchanges/" + id + "/effects?limit=500" + query))
      if (it.path("kind").asString().startsWith(of))
        all.add(
            "%s %s %s %s %s %s"
                .formatted(
                    it.path("kind").asString(),
                    it.path("change").asString(),
                    it.path("name").asString(),
                    it.path("line").asString("-"),
                    it.path("before").asString("-"),
                    it.path("now").asString("-")));
    return all;
  }

  private static int segment(String interchange, String begin) {
    List<String> segments = List.of(interchange.split("'"));
    for (int i = 0; i < segments.size(); i++)
      if (segments.get(i).strip().startsWith(begin)) return i + 1;
    throw new AssertionError("no segment " + begin);
  }

  @Test
  void a_packed_despatch_advice_made_a_shipment_its_lines_and_its_packages() {
    String text =
        SampleFiles.text("despatch-desadv-d07a-packed-jiaxin-hengyue.edi", "SAMPLE-9", "LOS-P")
            .replace("LS-99850A", "LS-LOS-P");
    String id = sent(jiaxin, text);
    for (Api party : List.of(hengyue, jiaxin)) {
      assertThat(told(party, id, "shipment"))
          .startsWith(
              "shipment announced LS-LOS-P - - -",
              "shipment-line added LS-LOS-P HY-24017 - 30",
              "shipment-line added LS-LOS-P HY-24061 - 60")
          .contains(
              "shipment-package added M000411 - - -",
              "shipment-package added S000412 HY-24017 - 10",
              "shipment-package added S000416 HY-24061 - 30");
      assertThat(told(party, id, "shipment", "&segment=" + segment(text, "LIN+2")))
          .as("of its item")
          .containsExactly(
              "shipment announced LS-LOS-P - - -", "shipment-line added LS-LOS-P HY-24061 - 60");
      assertThat(told(party, id, "shipment", "&segment=" + segment(text, "QTY+12:60")))
          .containsExactly("shipment-line added LS-LOS-P HY-24061 - 60");
    }
    JsonNode shipment = hengyue.items("/api/v1/shipments?as=buyer&number=LS-LOS-P").getFirst();
    assertThat(hengyue.items("/api/v1/edi/interchanges/" + id + "/effects?limit=500"))
        .filteredOn(it -> it.path("kind").asString().startsWith("shipment"))
        .allMatch(it -> it.path("id").equals(shipment.path("id")));
    for (String other : List.of("lingyun-edi", "hongzhu-api", "operator@weft"))
      assertThat(
              new Api(hub, other).get("/api/v1/edi/interchanges/" + id + "/effects").statusCode())
          .as(other)
          .isEqualTo(404);
  }

  @Test
  void another_despatch_in_its_place_says_what_changed_and_a_cancellation_that_it_is_over() {
    String first = line(1, "LOS-1", 10) + line(2, "LOS-2", 5) + line(3, "LOS-3", 7);
    String second = line(1, "LOS-1", 12) + line(2, "LOS-3", 7) + line(3, "LOS-4", 1);
    sent(
        jiaxin,
        interchange("JIAXIN", "HENGYUE", "LOS-R1", desadv(1, "HENGYUE", "LS-LOS-R", "9", first)));
    String replaced =
        sent(
            jiaxin,
            interchange(
                "JIAXIN", "HENGYUE", "LOS-R2", desadv(1, "HENGYUE", "LS-LOS-R", "5", second)));
    String contradicted =
        sent(
            jiaxin,
            interchange(
                "JIAXIN", "HENGYUE", "LOS-R3", desadv(1, "HENGYUE", "LS-LOS-R", "9", first)));
    String cancelled =
        sent(
            jiaxin,
            interchange(
                "JIAXIN", "HENGYUE", "LOS-R4", desadv(1, "HENGYUE", "LS-LOS-R", "1", second)));
    assertThat(told(hengyue, replaced, "shipment"))
        .containsExactly(
            "shipment replaced LS-LOS-R - - -",
            "shipment-line more LS-LOS-R LOS-1 10 12",
            "shipment-line same LS-LOS-R LOS-3 7 7",
            "shipment-line added LS-LOS-R LOS-4 - 1",
            "shipment-line removed LS-LOS-R LOS-2 5 -");
    assertThat(told(hengyue, contradicted, "shipment"))
        .containsExactly("shipment contradicted LS-LOS-R - - -");
    assertThat(told(hengyue, cancelled, "shipment"))
        .containsExactly("shipment cancelled LS-LOS-R - - -");
  }

  @Test
  void a_receipt_advice_made_a_receipt_with_its_differences() {
    sent(
        jiaxin,
        interchange(
            "JIAXIN",
            "HENGYUE",
            "LOS-W1",
            desadv(1, "HENGYUE", "LS-LOS-W", "9", line(1, "LOS-W", 20) + line(2, "LOS-X", 5))));
    String text =
        interchange(
            "HENGYUE",
            "JIAXIN",
            "LOS-W2",
            message(
                1,
                "RECADV:D:96A:UN",
                "BGM+632+WE-LOS+9'DTM+137:20261126:102'DTM+50:20261126:102'RFF+DQ:LS-LOS-W'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'CPS+1'LIN+1++LOS-W:IN'QTY+194:18:PCE'QTY+195:2:PCE'LIN+2++LOS-X:IN'QTY+194:5:PCE'"));
    String id = sent(hengyue, text);
    for (Api party : List.of(hengyue, jiaxin)) {
      assertThat(told(party, id, "receipt"))
          .containsExactly(
              "receipt complete WE-LOS - - -",
              "receipt-difference damaged WE-LOS LOS-W - 2",
              "receipt-line added WE-LOS LOS-W - 20",
              "receipt-line added WE-LOS LOS-X - 5");
      assertThat(told(party, id, "receipt", "&segment=" + segment(text, "LIN+1")))
          .containsExactly(
              "receipt complete WE-LOS - - -",
              "receipt-difference damaged WE-LOS LOS-W - 2",
              "receipt-line added WE-LOS LOS-W - 20");
    }
  }

  /**
   * Each receiver of an interchange sees only its own effects, even without the hub's own filter.
   */
  @Test
  void one_interchange_to_two_customers_tells_each_of_its_own() {
    Api lingyun = new Api(hub, "lingyun-edi");
    String id =
        sent(
            jiaxin,
            interchange(
                "JIAXIN",
                "WEFT",
                "LOS-2",
                desadv(1, "HENGYUE", "LS-LOS-H", "9", line(1, "LOS-H", 10)),
                desadv(2, "LINGYUN", "LS-LOS-L", "9", line(1, "LOS-L", 20))));
    assertThat(told(jiaxin, id, "shipment")).hasSize(4);
    assertThat(told(new Api(hub, "shenji-audit"), id, "shipment")).hasSize(4);
    List<String> ofHengyue =
        List.of("shipment announced LS-LOS-H - - -", "shipment-line added LS-LOS-H LOS-H - 10");
    List<String> ofLingyun =
        List.of("shipment announced LS-LOS-L - - -", "shipment-line added LS-LOS-L LOS-L - 20");
    assertThat(told(hengyue, id, "shipment")).isEqualTo(ofHengyue);
    assertThat(told(lingyun, id, "shipment", "&as=buyer")).isEqualTo(ofLingyun);
    var filter = hub.bean(OwnFilter.class);
    try (var _ = filter.removed()) {
      assertThat(told(hengyue, id, "shipment")).isEqualTo(ofHengyue);
      assertThat(told(lingyun, id, "shipment", "&as=buyer")).isEqualTo(ofLingyun);
      assertThat(filter.untouched()).isEmpty();
    }
    try (var _ = filter.removedWithRowSecurity()) {
      assertThat(told(hengyue, id, "shipment")).as("without either line").hasSize(4);
    }
  }

  /** The pages of ten thousand lines contain each line once. */
  @Test
  @Tag("long")
  void ten_thousand_lines_are_told_page_by_page_in_the_order_of_their_segments() {
    var lines = new StringBuilder();
    for (int i = 1; i <= 10_000; i++) {
      if (i == 5_001) lines.append("CPS+2'"); // one holds 9,999 lines
      lines.append(line(i, "LOS-%05d".formatted(i), i));
    }
    String text =
        interchange(
            "JIAXIN",
            "HENGYUE",
            "LOS-10K",
            desadv(1, "HENGYUE", "LS-LOS-10K", "9", lines.toString()));
    JsonNode answer = jiaxin.handIn(text);
    assertThat(answer.at("/messages/0/outcome").asString()).isEqualTo("applied");
    String id = answer.path("id").asString();
    String path = "/api/v1/edi/interchanges/" + id + "/effects?limit=500";
    List<Long> took = new ArrayList<>();
    List<Integer> segments = new ArrayList<>();
    int parts = 0;
    String next = "";
    do {
      long start = System.nanoTime();
      JsonNode page = hengyue.json(path + next);
      took.add((System.nanoTime() - start) / 1_000_000);
      for (JsonNode it : page.path("items"))
        if (it.path("kind").asString().equals("shipment-line")) {
          segments.add(it.path("segment").asInt());
          parts++;
        }
      next = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
    } while (!next.isEmpty());
    System.out.printf("10,000 despatched lines: pages of their effects in ms: %s%n", took);
    assertThat(parts).isEqualTo(10_000);
    assertThat(segments).isSorted().doesNotHaveDuplicates();
  }
}
