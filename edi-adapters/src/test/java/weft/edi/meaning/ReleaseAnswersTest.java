package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.HONGZHU;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.PLAIN;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.meaning.words.Meaning;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.StatedAt;
import weft.party.EdiRules.Alias;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.promise.Reason;
import weft.scheduling.DeliveryScheduleCommand.AnswerRelease;
import weft.scheduling.DeliveryScheduleCommand.StatedPromise;
import weft.scheduling.release.DateKind;

/** A DELFOR or an 830 of the supplier answers a release of the buyer. */
class ReleaseAnswersTest {
  /** The last DELFOR read. */
  private static final ThreadLocal<String> TEXT = new ThreadLocal<>();

  private static final String PARTIES = "NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'";
  private static final String ITEM =
      "GIS+37'NAD+ST+PLANT1::92'LIN+1++P1:IN'FTX+AAI+++capacity?: lathe 3 is down'RFF+ON:4711'"
          + "RFF+AAN:42'SCC+1++D'QTY+113:40:PCE'DTM+69:20261201:102'"
          + "SCC+1++D'QTY+113:0:PCE'DTM+69:20261203:102'";

  @Test
  void a_DELFOR_that_names_its_sender_as_supplier_says_what_is_promised_and_where_it_says_so() {
    ReadMessage read = delfor("BGM+241+A-1+9+AC'DTM+137:20261124:102'" + PARTIES + ITEM);
    AnswerRelease said = only(PLAIN.meaning(read, JIAXIN));
    assertThat(said.schedule().stream())
        .isEqualTo("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P1:4711:-");
    assertThat(said.release().word()).isEqualTo("42");
    assertThat(requireNonNull(said.unit()).word()).isEqualTo("PCE");
    assertThat(said.promises())
        .extracting(StatedPromise::reason)
        .containsOnly(new Reason(Reason.Code.CAPACITY, "lathe 3 is down"));
    assertThat(promises(said)).containsExactly("2026-12-01 40", "2026-12-03 0");
    assertThat(said.promises())
        .extracting(it -> read.segments().get(it.at().segment() - 2).toString())
        .as("UNB is the first segment, UNH the message's")
        .containsExactly("QTY+113:40:PCE", "QTY+113:0:PCE");
    StatedAt first = said.promises().getFirst().at();
    assertThat(first.element()).isEqualTo("C186.6060");
    assertThat(TEXT.get().substring((int) first.offset())).startsWith("40:PCE'");
    StatedAt release = said.release().at();
    assertThat(TEXT.get().substring((int) release.offset())).startsWith("42'");
    assertThat(TEXT.get().substring((int) said.unit().at().offset())).startsWith("PCE'");
  }

  @Test
  void an_830_that_names_its_sender_as_supplier_says_the_same() {
    AnswerRelease said =
        only(PLAIN.meaning(planning("BFR*05*A-2*42*DL*A*20261124*20270331*20261124"), JIAXIN));
    assertThat(said.schedule().stream())
        .isEqualTo("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P1:4711:-");
    assertThat(said.release().word()).isEqualTo("42");
    assertThat(said.promises())
        .extracting(StatedPromise::reason)
        .containsOnly(new Reason(Reason.Code.MATERIAL, null));
    assertThat(requireNonNull(said.unit()).word()).isEqualTo("PCE");
    assertThat(promises(said)).containsExactly("2026-12-01 40", "2026-12-08 60");
    assertThat(said.promises().getFirst().at().element()).isEqualTo("FST01");
  }

  @Test
  void what_stands_in_several_places_of_a_message_is_one_answer() {
    String again = "NAD+ST+PLANT1::92'LIN+2++P1:IN'RFF+ON:4711'RFF+AAN:42'SCC+1++D'";
    AnswerRelease said =
        only(
            PLAIN.meaning(
                delfor(
                    "BGM+241+A-1+9'DTM+137:20261124:102'"
                        + PARTIES
                        + ITEM
                        + ("GIS+37'" + again + "QTY+113:5:PCE'DTM+69:20261204:102'")),
                JIAXIN));
    assertThat(promises(said)).containsExactly("2026-12-01 40", "2026-12-03 0", "2026-12-04 5");
  }

  @Test
  void the_supplier_may_call_part_and_unit_as_the_buyer_does() {
    var names =
        Rules.agreed()
            .parts(List.of(new Alias("P1", "OUR-1")))
            .units(List.of(new Alias("PCE", "SET")))
            .rules();
    Village rules = Village.under(names);
    ReadMessage read = delfor("BGM+241+A-1+9'DTM+137:20261124:102'" + PARTIES + ITEM);
    AnswerRelease said = only(rules.meaning(read, JIAXIN));
    assertThat(said.schedule().part()).isEqualTo("OUR-1");
    assertThat(requireNonNull(said.unit()).word()).isEqualTo("SET");
  }

  /** An answer leaves lines that it does not name unchanged, whatever its function. */
  @ParameterizedTest
  @CsvSource({"9, true", "5, true", "4, true", "1, false", "3, false", "29, false"})
  void an_answer_is_an_original_a_replacement_or_a_change(String function, boolean taken) {
    var meaning =
        PLAIN.meaning(
            delfor("BGM+241+A-1+" + function + "'DTM+137:20261124:102'" + PARTIES + ITEM), JIAXIN);
    assertThat(meaning.isApplicable()).isEqualTo(taken);
    assertThat(meaning.commands()).hasSize(taken ? 1 : 0);
  }

  @Test
  void an_answer_that_does_not_say_to_which_release_is_refused_where_it_should() {
    String unsaid = ITEM.replace("RFF+AAN:42'", "");
    var meaning =
        PLAIN.meaning(delfor("BGM+241+A-1+9'DTM+137:20261124:102'" + PARTIES + unsaid), JIAXIN);
    Fault fault = meaning.faults().getFirst();
    assertThat(fault.code()).isEqualTo(FaultCode.VALUE_MISSING);
    assertThat(fault.tag()).isEqualTo("LIN");
    assertThat(meaning.commands()).isEmpty();
    assertThat(meaning.isApplicable()).isFalse();

    Fault inX12 =
        PLAIN
            .meaning(planning("BFR*05*A-2**DL*A*20261124*20270331*20261124"), JIAXIN)
            .faults()
            .getFirst();
    assertThat(inX12.code()).isEqualTo(FaultCode.VALUE_MISSING);
    assertThat(inX12.element()).isEqualTo("BFR03");
  }

  @Test
  void a_promised_day_counts_before_the_one_that_was_asked_for() {
    AnswerRelease said =
        only(
            PLAIN.meaning(
                item("SCC+1++D'QTY+113:40:PCE'DTM+2:20261201:102'DTM+69:20261215:102'"), JIAXIN));
    assertThat(promises(said)).containsExactly("2026-12-15 40");
  }

  @Test
  void what_repeats_the_demand_is_no_promise_and_a_unit_may_be_left_out() {
    AnswerRelease said =
        only(
            PLAIN.meaning(
                item(
                    "SCC+1++D'QTY+21:100'DTM+2:20261201:102'QTY+113:60'DTM+69:20261201:102'"
                        + "SCC+4++W'QTY+113:40'DTM+10:20261204:102'"),
                JIAXIN));
    assertThat(promises(said)).containsExactly("2026-12-01 60", "2026-12-04 40");
    assertThat(said.unit()).isNull();
    assertThat(said.promises())
        .extracting(StatedPromise::dateKind)
        .containsExactly(DateKind.DELIVERY, DateKind.SHIP);
    assertThat(said.promises().getLast().until())
        .as("a day, whatever frequency the schedule has")
        .isEqualTo(said.promises().getLast().from());
  }

  @Test
  void one_part_under_two_releases_or_units_is_told_at_the_second() {
    String twice =
        ITEM
            + "GIS+37'NAD+ST+PLANT1::92'LIN+2++P1:IN'RFF+ON:4711'RFF+AAN:41'SCC+1++D'"
            + "QTY+113:5:PCE'DTM+69:20261204:102'";
    var meaning =
        PLAIN.meaning(delfor("BGM+241+A-1+9'DTM+137:20261124:102'" + PARTIES + twice), JIAXIN);
    assertThat(meaning.isApplicable()).isFalse();
    Fault fault = meaning.faults().getFirst();
    assertThat(fault.tag() + " " + fault.element()).isEqualTo("LIN C212.7140");
    assertThat(TEXT.get().substring((int) fault.offset()))
        .startsWith("P1:IN'RFF+ON:4711'RFF+AAN:41");
  }

  @Test
  void a_schedule_refused_as_a_whole_is_told_and_one_that_only_arrived_is_not_answered() {
    var refused =
        PLAIN.meaning(delfor("BGM+241+A-1+9+RE'DTM+137:20261124:102'" + PARTIES + ITEM), JIAXIN);
    assertThat(refused.isApplicable()).isFalse();
    assertThat(refused.faults().getFirst().element()).isEqualTo("4343");
    var arrived =
        PLAIN.meaning(delfor("BGM+241+A-1+9+AB'DTM+137:20261124:102'" + PARTIES + ITEM), JIAXIN);
    assertThat(arrived.isApplicable()).isTrue();
    assertThat(arrived.commands()).isEmpty();
    assertThat(arrived.faults()).hasSize(1);
  }

  @Test
  void an_answer_to_a_buyer_whom_nobody_knows_goes_to_nobody_else() {
    String unknown = PARTIES.replace("HENGYUE", "NOBODY");
    var meaning =
        PLAIN.meaning(delfor("BGM+241+A-1+9'DTM+137:20261124:102'" + unknown + ITEM), JIAXIN);
    assertThat(meaning.commands()).isEmpty();
    assertThat(meaning.faults())
        .extracting(it -> it.code() + " " + it.tag())
        .containsExactly("UNKNOWN_PARTNER NAD");
  }

  @Test
  void nobody_answers_in_the_name_of_another() {
    ReadMessage read = delfor("BGM+241+A-1+9'DTM+137:20261124:102'" + PARTIES + ITEM);
    for (PartyCode other : List.of(HONGZHU, Village.LINGYUN)) {
      var meaning = PLAIN.meaning(read, other);
      assertThat(meaning.isApplicable()).isFalse();
      assertThat(meaning.faults()).extracting(Fault::code).contains(FaultCode.SENDER_MISMATCH);
    }
    ReadMessage own =
        delfor("BGM+241+A-1+9'DTM+137:20261124:102'" + PARTIES.replace("JIAXIN", "HONGZHU") + ITEM);
    assertThat(only(PLAIN.meaning(own, HONGZHU)).partnership())
        .as("a schedule of its own, or none")
        .isEqualTo(new Partnership(HENGYUE, HONGZHU));
  }

  @Test
  void a_DELFOR_of_the_buyer_s_stays_a_release() {
    ReadMessage read = delfor("BGM+241+R-1+9'DTM+137:20261124:102'" + PARTIES + ITEM);
    assertThat(Village.forecasts(PLAIN.meaning(read, HENGYUE))).hasSize(1);
  }

  private static AnswerRelease only(Meaning meaning) {
    assertThat(meaning.faults()).isEmpty();
    assertThat(meaning.commands()).hasSize(1);
    return (AnswerRelease) meaning.commands().getFirst();
  }

  private static List<String> promises(AnswerRelease said) {
    return said.promises().stream().map(ReleaseAnswersTest::text).toList();
  }

  private static String text(StatedPromise it) {
    return it.from() + " " + it.quantity();
  }

  /** Returns the answer with these promises. */
  private static ReadMessage item(String promises) {
    return delfor(
        "BGM+241+A-1+9'DTM+137:20261124:102'"
            + PARTIES
            + "GIS+37'NAD+ST+PLANT1::92'LIN+1++P1:IN'RFF+ON:4711'RFF+AAN:42'"
            + promises);
  }

  private static ReadMessage delfor(String body) {
    long segments = 2 + body.chars().filter(it -> it == '\'').count();
    String text =
        "UNB+UNOC:3+JIAXIN:ZZ+WEFT:ZZ+261124:0800+I1'UNH+M1+DELFOR:D:97A:UN'"
            + body
            + ("UNT+" + segments + "+M1'UNZ+1+I1'");
    TEXT.set(text);
    return EdiReader.read(text.getBytes(ISO_8859_1)).messages().getFirst();
  }

  private static ReadMessage planning(String bfr) {
    String text =
        "ISA*00*          *00*          *ZZ*JIAXIN         *ZZ*HENGYUE        "
            + "*261124*0800*U*00401*000000007*0*P*>~GS*PS*JIAXIN*HENGYUE*20261124*0800*7*X*004010~"
            + ("ST*830*0001~" + bfr + "~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~")
            + "LIN*1*BP*P1*PO*4711~UIT*EA~REF*ZZ**material~N1*ST**92*PLANT1~"
            + "FST*40*C*D*20261201~FST*60*D*D*20261208~"
            + "CTT*1~SE*12*0001~GE*1*7~IEA*1*000000007~";
    return EdiReader.read(text.getBytes(ISO_8859_1)).messages().getFirst();
  }
}
