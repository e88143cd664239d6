package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.faults;
import static weft.edi.meaning.Village.streams;

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
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.party.EdiRules.CallOffPrecedence;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Release;

class X12ShippingScheduleTest {
  private static final String PARTIES = "N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~N1*ST**92*PLANT1~";
  private static final String DISCRETE = "BSS*05*S77*20261127*DL*20261130*20261204*12***4600090*A";

  static CallOff callOff(Meaning meaning) {
    assertThat(meaning.faults()).isEmpty();
    return callOffs(meaning).getFirst();
  }

  static List<CallOff> callOffs(Meaning meaning) {
    return meaning.commands().stream().map(it -> ((ReleaseCallOff) it).callOff()).toList();
  }

  /** Each line as {@code 2026-11-30 06:00 40}. */
  static List<String> lines(CallOff said) {
    return said.lines().stream()
        .map(it -> it.due() + (it.time() == null ? "" : " " + it.time()) + " " + it.quantity())
        .toList();
  }

  /** A setup with this agreement on call-offs. */
  static Village agreeing(CallOffPrecedence precedence) {
    var rules = Rules.agreed().callOffs(precedence).rules();
    return Village.under(rules);
  }

  private static Meaning meaning(String bss, String below) {
    String text =
        X12Samples.set(
            "862", X12Samples.inner(bss + "~" + PARTIES + "LIN*1*BP*P1~UIT*EA~" + below));
    ReadMessage read = Samples.read(text).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, HENGYUE, null));
  }

  private static Meaning item(String below) {
    return meaning(DISCRETE, below);
  }

  @Test
  void JIT_parts_the_quantity_of_a_day_among_its_times() {
    CallOff said =
        callOff(item("FST*100*C*D*20261130~JIT*40*0600~JIT*35*1400~FST*20*C*D*20261201~"));
    assertThat(lines(said))
        .containsExactly(
            "2026-11-30 25", "2026-11-30 06:00 40", "2026-11-30 14:00 35", "2026-12-01 20");
  }

  @Test
  void what_JIT_and_SDQ_part_is_no_more_than_the_day_wants() {
    for (String parted : List.of("JIT*60*0600~JIT*60*1400~", "SDQ*EA*92*PLANT1*60*PLANT2*60~"))
      assertThat(item("FST*100*C*D*20261130~" + parted).faults())
          .extracting(Fault::code)
          .containsExactly(FaultCode.CONTROL_TOTAL);
  }

  @Test
  void the_window_is_the_horizon_it_states_and_the_number_its_own() {
    CallOff said = callOff(item("FST*20*C*D*20261201~"));
    assertThat(said.from()).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(said.until()).isEqualTo(LocalDate.of(2026, 12, 4));
    assertThat(said.release())
        .isEqualTo(new Release("S77", LocalDate.of(2026, 11, 27).atStartOfDay()));
    assertThat(said.unit()).isEqualTo("PCE");
  }

  @Test
  void BSS11_says_whether_quantities_are_cumulative_and_SHP_where_they_are_counted_from() {
    String cumulative = DISCRETE.replaceAll("A$", "C");
    String fst = "FST*540*C*D*20261130~JIT*520*0600~JIT*540*1400~FST*600*C*D*20261201~";
    CallOff said = callOff(meaning(cumulative, fst + "SHP*02*500*050*20260101**20261127~"));
    assertThat(said.received().cumulative()).isEqualTo(Quantity.of(500));
    assertThat(lines(said))
        .containsExactly("2026-11-30 06:00 20", "2026-11-30 14:00 20", "2026-12-01 60");
    assertThat(faults(meaning(cumulative, fst)))
        .containsExactly(FaultCode.CUMULATIVE_WITHOUT_ANCHOR);
  }

  @Test
  void BSS04_SH_are_days_of_shipment() {
    assertThat(callOff(meaning(DISCRETE.replace("*DL*", "*SH*"), "FST*20*C*D*20261201~")).lines())
        .singleElement()
        .satisfies(it -> assertThat(it.dateKind()).isEqualTo(DateKind.SHIP));
  }

  @Test
  void SDQ_divides_it_among_ship_tos_each_with_a_call_off_of_its_own() {
    Meaning meaning = item("FST*30*C*D*20261201~SDQ*EA*92*PLANT1*10*PLANT2*20~");
    assertThat(callOffs(meaning))
        .extracting(X12ShippingScheduleTest::lines)
        .containsExactly(List.of("2026-12-01 10"), List.of("2026-12-01 20"));
  }

  @Test
  void it_goes_to_the_schedule_that_an_830_with_the_same_words_releases() {
    String text =
        X12Samples.set(
            "830",
            X12Samples.inner(
                "BFR*05**7*DL*A*20261130**20261124***4600090~"
                    + PARTIES
                    + "LIN*1*BP*P1~FST*10*C*D*20261201~"));
    ReadMessage read = Samples.read(text).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    Meaning forecast = Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, HENGYUE, null));
    assertThat(streams(item("FST*20*C*D*20261201~"))).isEqualTo(streams(forecast));
  }

  @Test
  void a_whole_call_off_cancelled_is_not_guessed_at() {
    assertThat(faults(meaning(DISCRETE.replace("BSS*05", "BSS*01"), "FST*20*C*D*20261201~")))
        .containsExactly(FaultCode.MEANING_UNKNOWN);
  }
}
