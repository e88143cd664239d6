package weft.deploy.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** Every number of a list leads back to the segment of the raw interchange that stated it. */
class LineageTest {
  /** Segment terminators that are not released; the files use the standard's apostrophe. */
  private static final Pattern END = Pattern.compile("(?<!\\?)(?:\\?\\?)*'");

  private final RunningHub hub = RunningHub.shared();
  private final Map<String, List<String>> interchanges = new HashMap<>();

  @ParameterizedTest
  @CsvSource({"hengyue-edi", "lingyun-edi", "jiaxin-api"})
  void every_call_off_line_leads_to_its_qty_segment(String buyer) {
    var api = new Api(hub, buyer);
    var lines = api.items("/api/v1/call-offs?as=buyer&limit=500");
    assertThat(lines).hasSizeGreaterThan(20);
    for (JsonNode line : lines) {
      var segments = raw(api, line.at("/origin/interchange").asString());
      int at = line.at("/origin/segment").asInt();
      String[] qty = segments.get(at - 1).split("[+:]", -1);
      assertThat(qty[0]).as("%s", line).isEqualTo("QTY");
      assertThat(new BigDecimal(qty[2]))
          .as("%s", line)
          .isIn(decimal(line, "quantity"), decimal(line, "cumulative"));
      assertThat(before(segments, at, "UNH"))
          .startsWith("UNH+" + line.at("/origin/message").asString() + "+");
      assertThat(before(segments, at, "LIN")).contains("+" + line.path("part").asString() + ":");
    }
  }

  @ParameterizedTest
  @CsvSource({"hengyue-edi", "lingyun-edi"})
  void every_order_line_leads_to_its_segments(String buyer) {
    var api = new Api(hub, buyer);
    var orders = api.items("/api/v1/orders?as=buyer&limit=500");
    assertThat(orders).hasSizeGreaterThan(5);
    for (JsonNode order : orders) {
      for (JsonNode line :
          api.json("/api/v1/orders/" + order.path("order").asString()).path("lines")) {
        if (line.at("/origin/interchange").asString("").isEmpty()) continue; // placed by hand
        var segments = raw(api, line.at("/origin/interchange").asString());
        int at = line.at("/origin/segment").asInt();
        assertThat(segments.get(at - 1))
            .startsWith("LIN+" + line.path("line").asString() + "+")
            .contains(line.path("part").asString());
        String[] qty = after(segments, at, "QTY").split("[+:]", -1);
        assertThat(qty[1]).isEqualTo("21");
        assertThat(new BigDecimal(qty[2])).isEqualTo(decimal(line, "quantity"));
        assertThat(before(segments, at, "BGM")).contains("+" + order.path("number").asString());
      }
    }
  }

  @Test
  void the_bytes_are_for_their_sender_and_the_operator() {
    var hengyue = new Api(hub, "hengyue-edi");
    var line =
        new Api(hub, "jiaxin-api").items("/api/v1/call-offs?buyer=HENGYUE&limit=500").getFirst();
    String path = "/api/v1/edi/interchanges/" + line.at("/origin/interchange").asString() + "/raw";
    var own = hengyue.get(path);
    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(own.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/edifact");
    assertThat(new Api(hub, "operator@weft").get(path).body()).isEqualTo(own.body());
    for (String other : List.of("jiaxin-api", "lingyun-edi", "shenji-audit", "xiangyin-bank"))
      assertThat(new Api(hub, other).get(path).statusCode()).as(other).isEqualTo(404);
  }

  private List<String> raw(Api api, String interchange) {
    return interchanges.computeIfAbsent(
        interchange, it -> segments(api.get("/api/v1/edi/interchanges/" + it + "/raw").body()));
  }

  /** Counted from UNB: UNA is no segment. */
  private static List<String> segments(String text) {
    String body = text.startsWith("UNA") ? text.substring(9) : text;
    var segments = new ArrayList<String>();
    for (String segment : END.split(body, 0)) segments.add(segment.strip());
    return segments;
  }

  private static String before(List<String> segments, int at, String tag) {
    for (int i = at - 1; i >= 0; i--) if (segments.get(i).startsWith(tag)) return segments.get(i);
    throw new AssertionError("no " + tag + " before segment " + at);
  }

  private static String after(List<String> segments, int at, String tag) {
    for (int i = at; i < segments.size(); i++)
      if (segments.get(i).startsWith(tag)) return segments.get(i);
    throw new AssertionError("no " + tag + " after segment " + at);
  }

  private static BigDecimal decimal(JsonNode node, String name) {
    return node.path(name).isNull()
        ? BigDecimal.ONE.negate()
        : new BigDecimal(node.path(name).asString());
  }

  @Test
  void a_release_tells_which_lines_it_added_changed_and_took_away() {
    var hengyue = new Api(RunningHub.busy(), "hengyue-edi");
    String release =
        """
        UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0640+%s++++1'
        UNH+1+DELFOR:D:97A:UN'
        BGM+241+%s+5'
        DTM+137:%s:102'
        NAD+BY+HENGYUE::92'
        NAD+SU+JIAXIN::92'
        GIS+37'
        NAD+ST+PLANT1::92'
        LIN+1++HY-LINEAGE:IN'
        SCC+1++D'
        QTY+113:%s:PCE'
        DTM+2:20261201:102'
        SCC+1++D'
        QTY+113:70:PCE'
        DTM+2:%s:102'
        UNT+15+1'
        UNZ+1+%1$s'
        """;
    hengyue.handIn(release.formatted("LIN-1", "1", "20261124", "40", "20261208"));
    var next = hengyue.handIn(release.formatted("LIN-2", "2", "20261125", "55", "20261215"));
    String path = "/api/v1/edi/interchanges/" + next.path("id").asString() + "/effects?limit=500";
    List<JsonNode> changed = hengyue.items(path + "&segment=11");
    assertThat(changed).hasSize(1);
    assertThat(changed.getFirst().path("before").asString()).isEqualTo("40");
    assertThat(changed.getFirst().path("now").asString()).isEqualTo("55");
    assertThat(changed.getFirst().path("due").asString()).isEqualTo("2026-12-01");
    assertThat(hengyue.items(path))
        .extracting(it -> it.path("due").asString())
        .contains("2026-12-01", "2026-12-08", "2026-12-15");
  }

  @Test
  void a_release_under_a_new_agreement_tells_that_the_schedule_goes_on_as_another() {
    var hengyue = new Api(RunningHub.busy(), "hengyue-edi");
    String release =
        """
        UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0640+GOES-%1$s'UNH+1+DELFOR:D:97A:UN'BGM+241+GOES-%1$s+5'DTM+137:2026112%1$s:102'\
        NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'GIS+37'NAD+ST+PLANT1::92'LIN+1++HY-GOES:IN'%2$sSCC+1++D'QTY+113:40:PCE'DTM+2:20261201:102'\
        UNT+%3$d+1'UNZ+1+GOES-%1$s'
        """;
    hengyue.handIn(release.formatted("1", "", 12));
    var next = hengyue.handIn(release.formatted("2", "RFF+ON:4600777'", 13));
    String path = "/api/v1/edi/interchanges/" + next.path("id").asString() + "/effects?limit=500";
    for (Api party : List.of(hengyue, new Api(RunningHub.busy(), "jiaxin-api")))
      assertThat(party.items(path))
          .filteredOn(it -> it.path("kind").asString().equals("schedule"))
          .extracting(
              it ->
                  "%s %s %s"
                      .formatted(
                          it.path("name").asString(),
                          it.path("change").asString(),
                          it.path("line").asString("-")))
          .containsExactlyInAnyOrder("HY-GOES ended -", "HY-GOES continued 4600777");
  }
}
