package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/**
 * A supplier's own DELFOR or 830 is its answer: the line shows it and links to its segment, and the
 * segment links back, for both partners.
 */
class AnsweredByMessageTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api hengyue = new Api(hub, "hengyue-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");

  @Test
  void a_promise_is_on_its_line_with_its_segment_and_the_segment_leads_back_to_it() {
    hengyue.handIn(release("1", "ABM-1", "40"));
    String sent = answer("1", "ABM-1", "1", "QTY+113:40:PCE'DTM+69:20261203:102'");
    JsonNode answered = jiaxin.handIn(sent);
    assertThat(answered.path("outcome").asString()).isEqualTo("accepted");
    String id = answered.path("id").asString();
    for (Api party : List.of(hengyue, jiaxin)) {
      JsonNode line = line(party, "ABM-1");
      assertThat(line.path("state").asString()).isEqualTo("short");
      assertThat(line.at("/promises/0/date").asString()).isEqualTo("2026-12-03");
      assertThat(line.at("/reason/code").asString()).isEqualTo("capacity");
      assertThat(line.at("/answerOrigins/0/interchange").asString()).isEqualTo(id);
      assertThat(line.at("/answerOrigins/0/segment").asInt()).isEqualTo(13);
      assertThat(sent.split("'", -1)[12].strip()).isEqualTo("QTY+113:40:PCE");
      JsonNode effect = party.items(effects(id) + "&segment=13").getFirst();
      assertThat(effect.path("kind").asString()).isEqualTo("call-off-answer");
      assertThat(effect.path("change").asString()).isEqualTo("short");
      assertThat(effect.path("due").asString()).isEqualTo("2026-12-01");
      assertThat(effect.path("now").asString()).isEqualTo("40");
      assertThat(effect.path("id")).isEqualTo(line.path("schedule"));
      assertThat(sent.substring(effect.path("offset").asInt())).startsWith("QTY+113:40:PCE'");
    }
    for (String other : List.of("lingyun-edi", "hongzhu-api", "operator@weft"))
      assertThat(new Api(hub, other).get(effects(id)).statusCode()).as(other).isEqualTo(404);

    hengyue.handIn(release("2", "ABM-1", "50"));
    JsonNode grown = line(hengyue, "ABM-1");
    assertThat(grown.path("state").asString()).isEqualTo("changed");
    assertThat(grown.at("/answerOrigins/0/segment").asInt()).isEqualTo(13);
    assertThat(hengyue.items(effects(id))).as("one effect, whatever came later").hasSize(1);
  }

  @Test
  void an_830_answers_what_was_asked_for_by_DELFOR() {
    hengyue.handIn(release("1", "ABM-2", "40"));
    String own =
        "ISA*00*          *00*          *ZZ*JIAXIN         *ZZ*HENGYUE        *261125*0900*U*00401"
            + "*880830001*0*P*>~GS*PS*JIAXIN*HENGYUE*20261125*0900*830001*X*004010~ST*830*0001~"
            + "BFR*00*ABM-2-A*ABM-2-1*DL*A*20261125**20261125~N1*BY**92*HENGYUE~"
            + "N1*SU**92*JIAXIN~N1*ST**92*PLANT1~LIN*1*BP*ABM-2~UIT*EA~FST*40*C*D*20261201~"
            + "CTT*1~SE*10*0001~GE*1*830001~IEA*1*880830001~";
    JsonNode answered = jiaxin.handIn(own);
    assertThat(answered.path("outcome").asString()).as(answered.toString()).isEqualTo("accepted");
    JsonNode line = line(hengyue, "ABM-2");
    assertThat(line.path("state").asString()).isEqualTo("committed");
    assertThat(line.at("/answerOrigins/0/interchange").asString())
        .isEqualTo(answered.path("id").asString());
  }

  @Test
  void what_does_not_answer_the_release_in_force_is_rejected_where_it_stands_and_changes_nothing() {
    hengyue.handIn(release("1", "ABM-3", "40"));
    hengyue.handIn(release("2", "ABM-3", "50"));
    String late = answer("1", "ABM-3", "1", "QTY+113:40:PCE'DTM+69:20261201:102'");
    JsonNode fault = jiaxin.handIn(late).at("/messages/0/faults/0");
    assertThat(fault.path("code").asString()).isEqualTo("schedule-contradicted");
    assertThat(fault.path("text").toString()).contains("in force is ABM-3-2");
    assertThat(late.substring(fault.path("offset").asInt())).startsWith("ABM-3-1'SCC");

    String much = answer("2", "ABM-3", "2", "QTY+113:60:PCE'DTM+69:20261201:102'");
    JsonNode beyond = jiaxin.handIn(much).at("/messages/0/faults/0");
    assertThat(beyond.path("segment").asInt()).isEqualTo(13);
    assertThat(beyond.path("element").asString()).isEqualTo("C186.6060");
    assertThat(line(hengyue, "ABM-3").path("state").asString()).isEqualTo("open");
  }

  @Test
  void nobody_answers_for_another() {
    hengyue.handIn(release("1", "ABM-4", "40"));
    String own = answer("1", "ABM-4", "1", "QTY+113:40:PCE'DTM+69:20261201:102'");
    var hongzhu = new Api(hub, "hongzhu-api");
    String inItsName = own.replace("UNB+UNOC:3+JIAXIN", "UNB+UNOC:3+HONGZHU");
    assertThat(hongzhu.handIn(inItsName).at("/messages/0/faults/0/code").asString())
        .isEqualTo("sender-mismatch");
    String asItself = inItsName.replace("JIAXIN", "HONGZHU").replace("ABM-A", "ABM-B");
    assertThat(hongzhu.handIn(asItself).path("outcome").asString()).isEqualTo("rejected");
    assertThat(
            hongzhu
                .post(
                    "/api/v1/edi/interchanges",
                    own.replace("ABM-A", "ABM-C"),
                    "Content-Type",
                    "application/edifact")
                .statusCode())
        .isNotEqualTo(200);
    assertThat(line(hengyue, "ABM-4").path("state").asString()).isEqualTo("open");
  }

  private static JsonNode line(Api party, String part) {
    boolean supplies = party.json("/api/v1/me").at("/party/code").asString().equals("JIAXIN");
    String as = supplies ? "&as=supplier" : "&as=buyer";
    return party.items("/api/v1/call-offs?limit=50&part=" + part + as).getFirst();
  }

  private static String effects(String id) {
    return "/api/v1/edi/interchanges/" + id + "/effects?limit=500";
  }

  private static String release(String number, String part, String quantity) {
    return """
    UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0640+%2$s-R%1$s'UNH+1+DELFOR:D:97A:UN'BGM+241+%2$s-%1$s+5'DTM+137:2026112%1$s:102'\
    NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'GIS+37'NAD+ST+PLANT1::92'LIN+1++%2$s:IN'SCC+1++D'QTY+113:%3$s:PCE'DTM+2:20261201:102'\
    UNT+12+1'UNZ+1+%2$s-R%1$s'
    """
        .formatted(number, part, quantity)
        .strip();
  }

  private static String answer(String release, String part, String number, String promises) {
    return """
    UNB+UNOC:3+JIAXIN:ZZ+WEFT:ZZ+261125:0640+%2$s-ABM-A%3$s'UNH+1+DELFOR:D:97A:UN'BGM+241+%2$s-A%3$s+9'DTM+137:20261125:102'\
    NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'GIS+37'NAD+ST+PLANT1::92'LIN+1++%2$s:IN'FTX+AAI+++capacity'RFF+AAN:%2$s-%1$s'\
    SCC+1++D'%4$sUNT+14+1'UNZ+1+%2$s-ABM-A%3$s'
    """
        .formatted(release, part, number, promises)
        .strip();
  }
}
