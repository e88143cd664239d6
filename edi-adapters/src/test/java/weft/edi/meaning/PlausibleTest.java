package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.edi.writer.VdaWriter;
import weft.interchange.Fault;
import weft.party.PartyCode;
import weft.party.Plausibility;
import weft.party.Profile;

/** Implausible content is applied as stated, and noted at its place. */
class PlausibleTest {
  private static final LocalDate PREPARED = LocalDate.of(2026, 11, 24);
  private static final String ORDER =
      "BGM+220+4500+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'";

  private static List<String> noted(Village at, ReadMessage read) {
    return noted(read, new Correspondents(at, Village.HENGYUE, Village.JIAXIN, PREPARED));
  }

  private static List<String> noted(ReadMessage read, Correspondents from) {
    assertThat(read.faults()).isEmpty();
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
    String receipt =
        "BGM+632+WE-1+9'DTM+137:20261124:102'RFF+DQ:LS-1'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'CPS+1'LIN+1++P1:IN'QTY+48:%s'";
    assertThat(edifact(Village.PLAIN, "RECADV:D:96A:UN", receipt.formatted("1.5:PCE")))
        .containsExactly("IMPLAUSIBLE 10 QTY NOTE");
    assertThat(edifact(Village.PLAIN, "RECADV:D:96A:UN", receipt.formatted("1.5:KGM"))).isEmpty();
    var sent =
        Samples.message(
            "DESADV:D:96A:UN",
            "BGM+351+LS-1+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'CPS+1'LIN+1++P1:IN'QTY+12:1.5:PCE"
                .split("'"));
    assertThat(
            noted(
                Samples.read(sent).messages().getFirst(),
                new Correspondents(Village.PLAIN, Village.JIAXIN, Village.HENGYUE, PREPARED)))
        .containsExactly("IMPLAUSIBLE 9 QTY NOTE");
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
  void of_what_is_not_taken_nothing_is_noted_as_if_it_were() {
    String line = ORDER + "LIN+10++P1:IN'QTY+21:10.5:PCE'UNS+S'";
    ReadMessage read =
        Samples.read(Samples.message("ORDERS:D:96A:UN", line.split("'"))).messages().getFirst();
    var from = new Correspondents(Village.PLAIN, Village.HENGYUE, Village.JIAXIN, PREPARED);
    Meaning meaning = Village.PIPELINE.map(read, from);
    assertThat(meaning.commands()).isNotEmpty();
    assertThat(Plausible.noted(read, meaning, from).faults())
        .extracting(PlausibleTest::said)
        .containsExactly("VALUE_MISSING 7 LIN ERROR");
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

  /** A setup in which the two have dealt only in P1. */
  private static List<String> despatched(ReadMessage read) {
    assertThat(read.faults()).isEmpty();
    var from =
        new Correspondents(
            new Village(Profile.PLAIN, Set.of("P1")), Village.JIAXIN, Village.HENGYUE, PREPARED);
    Meaning noted = Plausible.noted(read, Village.PIPELINE.map(read, from), from);
    assertThat(noted.isApplicable()).isTrue();
    assertThat(noted.commands()).hasSize(1);
    return noted.faults().stream().map(PlausibleTest::said).toList();
  }

  @Test
  void a_despatch_from_nowhere_and_of_a_part_never_dealt_in_is_noted_where_it_is_named() {
    String desadv =
        "BGM+351+LS-1+9'DTM+11:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT1::92'NAD+SF+NOWHERE::92'CPS+1'LIN+1++P1:IN'QTY+12:3:PCE'LIN+2++P2:IN'QTY+12:3:PCE'";
    assertThat(
            despatched(
                Samples.read(Samples.message("DESADV:D:97A:UN", desadv.split("'")))
                    .messages()
                    .getFirst()))
        .containsExactly("IMPLAUSIBLE 8 NAD NOTE", "IMPLAUSIBLE 13 QTY NOTE");
    String asn =
        "BSN*00*LS-1*20261124*0900~DTM*011*20261124~HL*1**S~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~N1*SF**92*NOWHERE~N1*ST**92*PLANT9~HL*2*1*I~LIN**BP*P2~SN1**3*EA~CTT*2~";
    assertThat(
            despatched(
                Samples.read(X12Samples.set("856", X12Samples.inner(asn))).messages().getFirst()))
        .containsExactly(
            "IMPLAUSIBLE 9 N1 NOTE", "IMPLAUSIBLE 10 N1 NOTE", "IMPLAUSIBLE 13 SN1 NOTE");
    byte[] vda =
        new VdaWriter(ISO_8859_1, true)
            .record("711", "03", "HENGYUE", "JIAXIN", "8", "9", "261124")
            .record("712", "03", "20001234", "XX9")
            .record("713", "03", "70001240", "261124", "", "", "", "4500012345", "", "", "P1")
            .record("714", "03", "P2", "", "", "1500", "KG")
            .end("711", "02")
            .toBytes();
    assertThat(despatched(EdiReader.read(vda).messages().getFirst()))
        .as("P1 is no site of HENGYUE's, and a part")
        .containsExactly(
            "IMPLAUSIBLE 2 712 NOTE", "IMPLAUSIBLE 3 713 NOTE", "IMPLAUSIBLE 4 714 NOTE");
  }
}
