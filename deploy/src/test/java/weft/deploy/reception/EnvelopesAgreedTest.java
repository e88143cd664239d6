package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.deploy.SampleFiles;
import weft.edi.InterchangeResult;
import weft.edi.meaning.Meanings;
import weft.edi.profile.Rules;
import weft.party.EdiRules.Address;
import weft.party.EdiRules.EnvelopeRules;
import weft.party.EdiRules.Outbound;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile.Acknowledgement;

/** An agreement about envelopes and acknowledgements applies to its two partners only. */
@Beside("own")
class EnvelopesAgreedTest {
  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    hub = SmallHub.acknowledging(Meanings.BY_TYPE);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static void agree(
      String supplier,
      Acknowledgement acknowledgement,
      EnvelopeRules envelopes,
      @Nullable List<Outbound> outbound) {
    hub.agree(
        new Partnership(new PartyCode("HENGYUE"), new PartyCode(supplier)),
        Rules.agreed().outbound(outbound).envelopes(envelopes).profile(acknowledgement));
  }

  private static InterchangeResult order(String syntax, String receiver, String reference) {
    return hub.apply(
        ("UNB+%1$s+HENGYUE:ZZ+%2$s:ZZ+261124:0612+%3$s'UNH+1+ORDERS:D:96A:UN'"
                + "BGM+220+%3$s+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+HONGZHU::92'"
                + "NAD+ST+PLANT1::92'"
                + "LIN+1++P-1:IN'QTY+21:4:PCE'DTM+2:20270115:102'UNS+S'UNT+11+1'UNZ+1+%3$s'")
            .formatted(syntax, receiver, reference)
            .replace("NAD+SU+HONGZHU", "NAD+SU+" + (receiver.equals("WEFT") ? "HONGZHU" : receiver))
            .getBytes(ISO_8859_1),
        "HENGYUE");
  }

  @Test
  void each_partnership_is_acknowledged_by_its_own_policy_and_the_hub_by_the_most_eager() {
    agree("JIAXIN", Acknowledgement.NEVER, EnvelopeRules.USUAL, null);
    agree("HONGZHU", Acknowledgement.ALWAYS, EnvelopeRules.USUAL, null);
    assertThat(order("UNOC:3", "JIAXIN", "EA-1").acknowledgement()).isNull();
    InterchangeResult to = order("UNOC:3", "HONGZHU", "EA-2");
    assertThat(to.acknowledgement()).isNotNull();
    assertThat(hub.contrl(to, "HENGYUE")).contains("UCI+EA-2+");
    assertThat(order("UNOC:3", "WEFT", "EA-3").acknowledgement()).isNotNull();
    assertThat(order("UNOC:3", "STRANGER", "EA-4").acknowledgement()).as("on request").isNull();
  }

  @Test
  void a_CONTRL_is_in_the_syntax_version_agreed_upon_and_version_1_then_has_one() {
    agree("LINGYUN", Acknowledgement.ALWAYS, new EnvelopeRules(null, 3, null, null), null);
    InterchangeResult first = order("UNOA:1", "LINGYUN", "EA-5");
    assertThat(first.acknowledgement()).isNotNull();
    assertThat(hub.contrl(first, "HENGYUE")).contains("UNB+UNOA:3+", "CONTRL:D:3:UN");
    agree("DINGCHENG", Acknowledgement.ALWAYS, EnvelopeRules.USUAL, null);
    assertThat(order("UNOA:1", "DINGCHENG", "EA-6").acknowledgement()).isNull();
    InterchangeResult usual = order("UNOA:2", "DINGCHENG", "EA-7");
    assertThat(hub.contrl(usual, "HENGYUE")).contains("UNB+UNOA:2+", "CONTRL:2:2:UN");
  }

  @Test
  void what_is_written_to_a_partner_names_it_by_the_address_of_its_own() throws Exception {
    agree(
        "JIAXIN",
        Acknowledgement.NEVER,
        new EnvelopeRules(null, null, new Address("4012345000009", "14"), null),
        List.of(new Outbound("DESADV", "D97A", null, null, null, null, null)));
    InterchangeResult came =
        hub.apply(
            SampleFiles.bytes("despatch-desadv-d96a-jiaxin-hengyue.edi").getBytes(ISO_8859_1),
            "JIAXIN");
    assertThat(hub.written("DESADV", String.valueOf(came.id())))
        .startsWith("waiting UNB+UNOC:3+")
        .contains("+4012345000009:14+");
  }
}
