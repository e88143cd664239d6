package weft.edi.profile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.edi.profile.ProfileText.Notation;
import weft.edi.reader.Samples;
import weft.interchange.InterchangeOutcome;
import weft.party.Profile;
import weft.party.Side;

class ProfileTrialTest {
  private static Profile profile(String yaml) {
    var checked = ProfileText.check(yaml, Notation.YAML);
    assertThat(checked.findings()).isEmpty();
    return java.util.Objects.requireNonNull(checked.profile());
  }

  private static ProfileTrial tried(String yaml) {
    String sample =
        Samples.message(
            "DELFOR:D:97A:UN",
            "BGM+241+R1+5",
            "DTM+137:202611230600:203",
            "GIS+37",
            "NAD+ST+PLANT1::92",
            "LIN+1++4711:IN",
            "IMD+++:::臂架",
            "SCC+FX++D",
            "QTY+113:40:STK",
            "DTM+2:20261201:102");
    return ProfileTrial.of(
        Profile.PLAIN, profile(yaml), sample.getBytes(Charset.forName("GB18030")), Side.BUYER);
  }

  @Test
  void a_sample_is_tried_with_the_whole_profile() {
    var trial =
        tried(
            """
            charset: GB18030
            dialect: <dialect><on segment="LIN"><set element="1082" value="7"/></on></dialect>
            edi:
              codes: tolerant
              parts: [{theirs: "4711", ours: HY-4711}]
              units: [{theirs: STK, ours: PCE}]
            """);
    assertThat(trial.before().outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(trial.after().outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(trial.changed()).isEqualTo(2);
    assertThat(trial.changes())
        .extracting(it -> it.before() + " -> " + it.after())
        .containsExactly("LIN+1++4711:IN -> LIN+7++HY-4711:IN", "QTY+113:40:STK -> QTY+113:40:PCE");
  }

  @Test
  void without_tolerance_the_code_stays_a_fault() {
    var trial = tried("charset: GB18030");
    assertThat(trial.after().outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(trial.changes()).isEqualTo(List.of());
  }

  @Test
  void a_dialect_that_fails_is_told_with_the_message() {
    var trial =
        tried(
            """
            charset: GB18030
            edi: {codes: tolerant}
            dialect: |
              <dialect><on segment="SCC"><translate element="4017" other="refuse"><code from="F" to="1"/></translate></on></dialect>
            """);
    assertThat(trial.after().messages().getFirst().faults().getLast().code().code())
        .isEqualTo("dialect-failed");
  }

  /** Charset and names are the buyer's; tolerance and rules that name a message apply to both. */
  @Test
  void a_sample_of_the_supplier_is_tried_with_what_counts_for_it() {
    String sample =
        Samples.message(
            "DESADV:D:97A:UN",
            "BGM+351+LS-1+9X",
            "DTM+137:202611230600:203",
            "NAD+BY+HENGYUE::92",
            "NAD+SU+JIAXIN::92",
            "CPS+1++4",
            "LIN+1++4711:IN",
            "QTY+12:40:STK");
    var profile =
        profile(
            """
            charset: GB18030
            dialect: |
              <dialect>
                <on segment="BGM"><set element="C106.1004" value="LOST"/></on>
                <on segment="LIN" message="DESADV"><set element="1082" value="7"/></on>
              </dialect>
            edi:
              codes: tolerant
              parts: [{theirs: "4711", ours: HY-4711}]
              units: [{theirs: STK, ours: PCE}]
            """);
    var trial = ProfileTrial.of(Profile.PLAIN, profile, sample.getBytes(ISO_8859_1), Side.SUPPLIER);
    assertThat(trial.before().outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(trial.after().outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(trial.changes())
        .extracting(it -> it.before() + " -> " + it.after())
        .containsExactly("LIN+1++4711:IN -> LIN+7++4711:IN");
  }
}
