package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.PLAIN;
import static weft.edi.meaning.Village.line;
import static weft.edi.meaning.Village.places;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.VdaSamples;
import weft.edi.reader.X12Samples;
import weft.party.EdiRules.Emptied;
import weft.party.EdiRules.StatusByDefault;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;

/** Distinguishes an item that states zero demand from one that states nothing, in each standard. */
class EmptiedItemsTest {
  private static @Nullable Boolean mayEmpty(Meaning meaning) {
    return switch (meaning.commands().getFirst()) {
      case ReleaseForecast it -> it.mayEmpty();
      case ReleaseCallOff it -> it.mayEmpty();
      default -> null;
    };
  }

  private static Meaning delfor(Village at, String below) {
    return at.meaning("DELFOR", "D97A", Village.HEAD_D97A + "LIN+1++P1:IN'" + below);
  }

  @Test
  void a_DELFOR_says_so_by_a_firm_zero_or_by_nothing_but_zeros() {
    assertThat(mayEmpty(delfor(PLAIN, "SCC+1'QTY+113:0:PCE'"))).isTrue();
    assertThat(mayEmpty(delfor(PLAIN, "SCC+1'QTY+113:0:PCE'DTM+2:20261201:102'"))).isTrue();
    assertThat(mayEmpty(delfor(PLAIN, "SCC+4'QTY+113:0:PCE'DTM+2:20261201:102'"))).isTrue();
    assertThat(mayEmpty(delfor(PLAIN, "SCC+4'QTY+113:9:PCE'DTM+2:20261201:102'"))).isFalse();
    assertThat(mayEmpty(delfor(PLAIN, "QTY+70:100:PCE'"))).isFalse();
    assertThat(mayEmpty(delfor(PLAIN, "QTY+70:100:PCE'SCC+1'QTY+3:100:PCE'DTM+2:20261201:102'")))
        .as("a cumulative that was received already wants nothing")
        .isTrue();
  }

  @Test
  void the_partners_may_have_agreed_to_take_it_all_the_same() {
    var taking = Village.under(Rules.agreed().schedules(null, Emptied.TAKE).rules());
    assertThat(mayEmpty(delfor(taking, "QTY+70:100:PCE'"))).isTrue();
  }

  @Test
  void a_DELJIT_says_so_alike() {
    String head =
        "BGM+242+J77+9'DTM+137:202611271600:203'DTM+158:20261130:102'DTM+159:20261204:102'"
            + "NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT1::92'SEQ+1'LIN+1++P1:IN'";
    assertThat(mayEmpty(PLAIN.meaning("DELJIT", "D97A", head))).isFalse();
    assertThat(mayEmpty(PLAIN.meaning("DELJIT", "D97A", head + "QTY+1:0:PCE'DTM+2:20261201:102'")))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"'',false", "FST*0*C*D*20261201~,true", "FST*9*D*D*20261201~,false"})
  void an_830_says_so_by_FST_zero(String fst, boolean says) {
    String body =
        "BFR*05**7*DL*A*20261130*20270228*20261124~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~"
            + "N1*ST**92*PLANT1~LIN*1*BP*P1~UIT*EA~";
    ReadMessage read =
        Samples.read(X12Samples.set("830", X12Samples.inner(body + fst))).messages().getFirst();
    assertThat(mayEmpty(Village.PIPELINE.map(read, new Correspondents(PLAIN, HENGYUE, null))))
        .isEqualTo(says);
  }

  @ParameterizedTest
  @CsvSource({"222222,0,true", "261201,0,true", "000000,0,false"})
  void a_4905_says_so_by_222222_or_a_day_with_zero(String date, String quantity, boolean says) {
    var read = EdiReader.read(VdaSamples.callOff(date, quantity)).messages().getFirst();
    assertThat(mayEmpty(Village.PIPELINE.map(read, new Correspondents(PLAIN, HENGYUE, JIAXIN))))
        .isEqualTo(says);
  }

  @Test
  void a_DELFOR02_says_so_by_WMENG_zero() {
    String text = new String(Samples.bytes("idoc-delfor02-hengyue.xml"), UTF_8);
    String none = text.replaceAll("(?s)<E1EDP16.*?</E1EDP16>", "");
    String zero = text.replaceAll("<WMENG>[^<]*</WMENG>", "<WMENG>0</WMENG>");
    assertThat(mayEmpty(idoc(none))).isFalse();
    assertThat(mayEmpty(idoc(zero))).isTrue();
  }

  private static Meaning idoc(String text) {
    ReadMessage read = EdiReader.read(text.getBytes(UTF_8)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(PLAIN, HENGYUE, JIAXIN));
  }

  @ParameterizedTest
  @CsvSource({
    "113,''",
    "113,DTM+2:20261201:102'",
    "1,DTM+2:20261201:102'",
    "3,DTM+10:20261201:102'"
  })
  void a_quantity_wanted_without_a_status_is_wrong(String qualifier, String date) {
    Meaning meaning = delfor(PLAIN, "QTY+" + qualifier + ":40:PCE'" + date);
    assertThat(places(meaning)).containsExactly("VALUE_MISSING QTY C186.6063");
    assertThat(meaning.isApplicable()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(StatusByDefault.class)
  void or_it_has_the_one_that_the_partners_agreed(StatusByDefault agreed) {
    var known = Village.under(Rules.agreed().schedules(agreed, null).rules());
    Meaning meaning = delfor(known, "QTY+113:40:PCE'DTM+2:20261201:102'");
    assertThat(line(meaning).firmness().name()).isEqualTo(agreed.name());
  }

  @Test
  void a_sum_without_a_day_is_no_demand() {
    assertThat(
            Village.lines(delfor(PLAIN, "QTY+21:900:PCE'SCC+1'QTY+113:40:PCE'DTM+2:20261201:102'")))
        .containsExactly("2026-12-01 40");
  }
}
