package weft.edi.meaning;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.faults;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.profile.Rules;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.party.EdiRules.Changes;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.release.ScheduleLine;

/** The treatment of a schedule message whose function is a change. */
class ScheduleChangesTest {
  private static final String PARTIES = "N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~N1*ST**92*PLANT1~";

  /** Each has {@code FUNCTION} in place of its function, a quantity, and a quantity of zero. */
  private static final Map<String, String> MESSAGES =
      Map.of(
          "DELFOR",
          "BGM+241+R8+FUNCTION'"
              + Village.PARTIES
              + "GIS+37'NAD+ST+PLANT1::92'LIN+1++P1:IN'SCC+1'QTY+113:40:PCE'DTM+2:20261201:102'"
              + "QTY+113:0:PCE'DTM+2:20261202:102'",
          "DELJIT",
          "BGM+242+R8+FUNCTION'DTM+158:20261130:102'DTM+159:20261204:102'"
              + Village.PARTIES
              + "SEQ++1'LIN+1++P1:IN'LOC+11+PLANT1'"
              + "QTY+113:40:PCE'DTM+2:20261201:102'QTY+113:0:PCE'DTM+2:20261202:102'",
          "830",
          "BFR*FUNCTION**R8*DL*A*20261130*20270228*20261124~"
              + PARTIES
              + "LIN*1*BP*P1~UIT*EA~FST*40*C*D*20261201~FST*0*C*D*20261202~",
          "862",
          "BSS*FUNCTION*R8*20261124*DL*20261130*20261204*12***4600090*A~"
              + PARTIES
              + "LIN*1*BP*P1~UIT*EA~FST*40*C*D*20261201~FST*0*C*D*20261202~");

  private static Meaning meaning(String type, String function, @Nullable Changes agreed) {
    return meaning(type, function, agreed, requireNonNull(MESSAGES.get(type)));
  }

  private static Meaning meaning(
      String type, String function, @Nullable Changes agreed, String text) {
    String body = text.replace("FUNCTION", function);
    Village village = agreeing(agreed);
    if (body.endsWith("'")) return village.meaning(type, "D97A", body);
    ReadMessage read =
        Samples.read(X12Samples.set(type, X12Samples.inner(body))).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(village, HENGYUE, null));
  }

  private static Village agreeing(@Nullable Changes changes) {
    var rules = Rules.agreed().changes(changes).rules();
    return Village.under(rules);
  }

  private static @Nullable List<ScheduleLine> named(Meaning meaning) {
    StreamCommand only = meaning.commands().getFirst();
    return only instanceof ReleaseForecast it ? it.named() : ((ReleaseCallOff) only).named();
  }

  @ParameterizedTest
  @CsvSource({
    "DELFOR,4,1225",
    "DELFOR,33,1225",
    "DELFOR,36,1225",
    "DELJIT,4,1225",
    "DELJIT,36,1225",
    "830,04,BFR01",
    "862,04,BSS01"
  })
  void without_an_agreement_it_is_refused_at_its_function(
      String type, String function, String element) {
    for (Changes it : new Changes[] {null, Changes.REFUSE}) {
      Meaning refused = meaning(type, function, it);
      assertThat(refused.commands()).isEmpty();
      assertThat(refused.faults())
          .singleElement()
          .satisfies(fault -> assertThat(fault.element()).isEqualTo(element))
          .satisfies(fault -> assertThat(fault.text().en()).contains("changes: replace or merge"))
          .matches(Fault::forbids);
    }
  }

  @ParameterizedTest
  @CsvSource({"DELFOR,4", "DELFOR,36", "DELJIT,4", "DELJIT,33", "830,04", "862,04"})
  void by_agreement_it_is_whole_or_names_dates_also_those_of_nothing(String type, String function) {
    Meaning whole = meaning(type, function, Changes.REPLACE);
    assertThat(whole.faults()).isEmpty();
    assertThat(named(whole)).isNull();
    Meaning merged = meaning(type, function, Changes.MERGE);
    assertThat(merged.faults()).isEmpty();
    assertThat(named(merged))
        .extracting(it -> it.due() + " " + it.quantity())
        .containsExactly("2026-12-01 40", "2026-12-02 0");
    String whole5 = function.startsWith("0") ? "05" : "5";
    assertThat(named(meaning(type, whole5, Changes.MERGE))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"DELJIT,4", "862,04"})
  void a_change_of_a_call_off_speaks_of_the_days_that_it_names_alone(String type, String function) {
    Meaning merged = meaning(type, function, Changes.MERGE);
    var callOff = ((ReleaseCallOff) merged.commands().getFirst()).callOff();
    assertThat(callOff.from()).hasToString("2026-12-01");
    assertThat(callOff.until()).hasToString("2026-12-02");
  }

  @ParameterizedTest
  @CsvSource({
    "DELFOR,2,Adding",
    "DELFOR,3,Adding",
    "DELFOR,20,Adding",
    "DELJIT,21,Adding",
    "DELJIT,3,Adding",
    "830,02,Adding",
    "862,03,Adding",
    "DELFOR,1,Cancelling",
    "DELJIT,17,Cancelling",
    "862,01,Cancelling",
    "DELFOR,16,16",
    "DELFOR,46,46",
    "DELJIT,27,27",
    "830,24,24",
    "830,33,33",
    "862,ZZ,ZZ"
  })
  void what_is_neither_whole_nor_a_change_is_never_taken_for_whole(
      String type, String function, String told) {
    for (Changes it : Changes.values()) {
      Meaning refused = meaning(type, function, it);
      assertThat(faults(refused)).containsExactly(FaultCode.MEANING_UNKNOWN);
      assertThat(refused.faults().getFirst().text().en()).contains(told);
      assertThat(refused.commands()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DELFOR,''",
    "DELFOR,5",
    "DELFOR,6",
    "DELFOR,7",
    "DELFOR,9",
    "DELFOR,18",
    "DELFOR,24",
    "DELJIT,25",
    "DELJIT,26",
    "DELJIT,31",
    "DELJIT,35",
    "DELJIT,43",
    "830,00",
    "830,05",
    "830,07",
    "830,26",
    "862,15",
    "862,22",
    "862,49"
  })
  void what_states_all_of_it_is_whole(String type, String function) {
    Meaning whole = meaning(type, function, Changes.MERGE);
    assertThat(whole.faults()).isEmpty();
    assertThat(named(whole)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"DELFOR,4,C186.6060", "830,04,FST01"})
  void cumulatives_of_some_dates_do_not_say_what_is_wanted_on_them(
      String type, String function, String element) {
    String text =
        requireNonNull(MESSAGES.get(type))
            .replace("+113:", "+3:")
            .replace("+3:0:", "+3:40:")
            .replace("FST*0*", "FST*40*")
            .replace("LIN+1++P1:IN'", "LIN+1++P1:IN'QTY+70:10:PCE'")
            .replace("*DL*A*", "*DL*C*")
            .replaceFirst("~$", "~SHP*02*10*051*20260101**20261123~");
    assertThat(meaning(type, function, Changes.MERGE, text).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.element()).isEqualTo(element));
    assertThat(meaning(type, function, Changes.REPLACE, text).faults()).isEmpty();
  }

  @Test
  void a_cumulative_on_a_date_of_its_own_is_told_also_beside_discrete_quantities() {
    String discrete = "QTY+113:40:PCE'DTM+2:20261201:102'";
    String beside = discrete + "QTY+3:50:PCE'DTM+2:20261201:102'";
    String text = requireNonNull(MESSAGES.get("DELFOR"));
    assertThat(meaning("DELFOR", "4", Changes.MERGE, text.replace(discrete, beside)).faults())
        .isEmpty();
    String alone = text.replace(discrete, beside + "QTY+3:90:PCE'DTM+2:20261203:102'");
    assertThat(meaning("DELFOR", "4", Changes.MERGE, alone).faults())
        .singleElement()
        .matches(Fault::forbids)
        .satisfies(it -> assertThat(it.text().en()).contains("discrete"));
  }
}
