package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.profile.Rules;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.interchange.Fault;
import weft.party.PartyCode;
import weft.party.Plausibility;

/** What is hardly meant is taken as it stands, and noted where it stands. */
class PlausibleTest {
  private static final LocalDate PREPARED = LocalDate.of(2026, 11, 24);
  private static final String ORDER =
      "BGM+220+4500+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'";

  private static List<String> noted(Village at, ReadMessage read) {
    assertThat(read.faults()).isEmpty();
    var from = new Correspondents(at, Village.HENGYUE, Village.JIAXIN, PREPARED);
    Meaning meaning = Village.PIPELINE.map(read, from);
    assertThat(meaning.faults()).isEmpty();
    Meaning noted = Plausible.noted(read, meaning, from);
    assertThat(noted.commands()).isEqualTo(meaning.commands());
    assertThat(noted.isApplicable()).isTrue();
    return noted.faults().stream().map(PlausibleTest::said).toList();
  }

  private static String said(Fault it) {
    return it.code() + " " + it.segment() + " " + it.tag() + " " + it.severity();
  }

  private static List<String> edifact(Village at, String type, String body) {
    return noted(at, Samples.read(Samples.message(type, body.split("'"))).messages().getFirst());
  }

  private static List<String> delfor(Village at, String quantities) {
    return edifact(at, "DELFOR:D:97A:UN", Village.HEAD_D97A + "LIN+1++P1:IN'" + quantities);
  }

  private static String wanted(String quantity, String day) {
    return "SCC+1'QTY+113:%s'DTM+2:%s:102'".formatted(quantity, day);
  }

  @Test
  void a_day_far_from_the_message_is_noted_at_its_quantity() {
    assertThat(delfor(Village.PLAIN, wanted("10:PCE", "20261207") + wanted("5:PCE", "20991207")))
        .containsExactly("IMPLAUSIBLE 14 QTY NOTE");
    assertThat(delfor(Village.PLAIN, wanted("10:PCE", "19991207")))
        .containsExactly("IMPLAUSIBLE 11 QTY NOTE");
    assertThat(edifact(Village.PLAIN, "ORDERS:D:96A:UN", order("5:PCE", "19991207")))
        .containsExactly("IMPLAUSIBLE 7 LIN NOTE");
    String set =
        "BFR*05**7*DL*A*20261130**20261124~N1*SU**92*JIAXIN~N1*ST**92*PLANT1~LIN*1*BP*P1~UIT*EA~"
            + "FST*10*C*D*20991201~";
    assertThat(
            noted(
                Village.PLAIN,
                Samples.read(X12Samples.set("830", X12Samples.inner(set))).messages().getFirst()))
        .containsExactly("IMPLAUSIBLE 9 FST NOTE");
  }

  private static String order(String quantity, String day) {
    return ORDER + "LIN+10++P1:IN'QTY+21:%s'DTM+2:%s:102'UNS+S'".formatted(quantity, day);
  }

  @Test
  void an_address_of_neither_partner_is_noted_and_the_message_taken() {
    ReadMessage read =
        Samples.read(
                Samples.message(
                    "DELFOR:D:97A:UN",
                    (Village.HEAD_D97A + "LIN+1++P1:IN'" + wanted("10:PCE", "20261207"))
                        .split("'")))
            .messages()
            .getFirst();
    for (PartyCode to : List.of(Village.JIAXIN, Village.LINGYUN)) {
      var from = new Correspondents(Village.PLAIN, Village.HENGYUE, to);
      Meaning meaning = Plausible.noted(read, Village.PIPELINE.map(read, from), from);
      assertThat(meaning.isApplicable()).isTrue();
      assertThat(meaning.faults().stream().map(PlausibleTest::said).toList())
          .isEqualTo(to.equals(Village.JIAXIN) ? List.of() : List.of("NOT_FOR_US 2 UNH NOTE"));
    }
  }

  @Test
  void a_fraction_of_a_piece_is_noted_and_one_of_a_kilogram_is_not() {
    assertThat(delfor(Village.PLAIN, wanted("10.5:PCE", "20261207")))
        .containsExactly("IMPLAUSIBLE 11 QTY NOTE");
    assertThat(delfor(Village.PLAIN, wanted("10.0:PCE", "20261207"))).isEmpty();
    assertThat(delfor(Village.PLAIN, wanted("10.5:KGM", "20261207"))).isEmpty();
    assertThat(edifact(Village.PLAIN, "ORDERS:D:96A:UN", order("1.5:EA", "20261207")))
        .hasSize(1)
        .containsOnly("IMPLAUSIBLE 7 LIN NOTE");
  }

  @Test
  void deliveries_that_do_not_come_to_what_is_ordered_are_noted() {
    String line = ORDER + "LIN+10++P1:IN'QTY+21:10:PCE'SCC+1'QTY+21:6:PCE'DTM+2:20261207:102'";
    String second = "SCC+1'QTY+21:%s:PCE'DTM+2:20261214:102'UNS+S'";
    assertThat(edifact(Village.PLAIN, "ORDERS:D:96A:UN", line + second.formatted(4))).isEmpty();
    assertThat(edifact(Village.PLAIN, "ORDERS:D:96A:UN", line + second.formatted(2)))
        .containsExactly("IMPLAUSIBLE 7 LIN NOTE");
  }

  @Test
  void a_ship_to_that_is_no_site_of_the_buyer_s_is_noted_once_where_it_is_named() {
    String elsewhere =
        (Village.HEAD_D97A.replace("PLANT1", "PLNAT1") + "LIN+1++P1:IN'" + wanted("5", "20261207"))
            + "LIN+2++P2:IN'"
            + wanted("5", "20261207");
    assertThat(edifact(Village.PLAIN, "DELFOR:D:97A:UN", elsewhere))
        .containsExactly("IMPLAUSIBLE 8 NAD NOTE");
  }

  @Test
  void the_profile_says_what_is_plausible() {
    Village narrow =
        Village.under(Rules.agreed().plausible(new Plausibility(5, 30, false, false)).rules());
    assertThat(delfor(narrow, wanted("10.5:PCE", "20261207"))).isEmpty();
    assertThat(delfor(narrow, wanted("10:PCE", "20270207")))
        .containsExactly("IMPLAUSIBLE 11 QTY NOTE");
    assertThat(delfor(narrow, wanted("10:PCE", "20261101")))
        .containsExactly("IMPLAUSIBLE 11 QTY NOTE");
    assertThat(
            edifact(
                narrow,
                "DELFOR:D:97A:UN",
                Village.HEAD_D97A.replace("PLANT1", "ELSEWHERE")
                    + "LIN+1++P1:IN'"
                    + wanted("5", "20261207")))
        .isEmpty();
  }
}
