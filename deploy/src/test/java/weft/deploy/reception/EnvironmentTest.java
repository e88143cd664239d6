package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.edi.InterchangeResult;
import weft.edi.meaning.Meanings;
import weft.edi.profile.Rules;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeOutcome;
import weft.party.EdiRules.Environment;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;

/** A test message has no effect where a partnership is in production, and vice versa. */
@Beside("own")
class EnvironmentTest {
  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    hub = SmallHub.acknowledging(Meanings.BY_TYPE);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static void agree(String supplier, @Nullable Environment environment) {
    hub.agree(
        new Partnership(new PartyCode("HENGYUE"), new PartyCode(supplier)),
        Rules.agreed().environment(environment).profile(Profile.Acknowledgement.ALWAYS));
  }

  @Test
  void what_does_not_belong_there_is_rejected_and_the_CONTRL_says_so() {
    agree("JIAXIN", Environment.PRODUCTION);
    InterchangeResult test = send("JIAXIN", "E-1", "++++++1");
    assertThat(test.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(test.messages().getFirst().faults())
        .extracting(it -> it.code())
        .containsExactly(FaultCode.TEST_INTERCHANGE);
    assertThat(hub.contrl(test, "HENGYUE")).contains("UCM+1+ORDERS:D:97A:UN+4+25+UNH'");
    assertThat(hub.events("PurchaseOrder:HENGYUE:E-1")).isEmpty();
    assertThat(send("JIAXIN", "E-2", "").outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);

    agree("HONGZHU", Environment.TEST);
    assertThat(send("HONGZHU", "E-3", "").outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(send("HONGZHU", "E-4", "++++++1").outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
  }

  @Test
  void where_nothing_is_agreed_both_belong() {
    agree("DINGCHENG", null);
    assertThat(send("DINGCHENG", "E-5", "").outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(send("DINGCHENG", "E-6", "++++++1").outcome())
        .isEqualTo(InterchangeOutcome.ACCEPTED);
  }

  private static InterchangeResult send(String supplier, String number, String test) {
    String text =
        "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+%2$s%3$s'UNH+1+ORDERS:D:97A:UN'BGM+220+%2$s+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+%1$s::92'NAD+ST+PLANT1::92'LIN+1++P-1:IN'QTY+21:4:PCE'DTM+2:20270115:102'UNS+S'UNT+11+1'UNZ+1+%2$s'"
            .formatted(supplier, number, test);
    return hub.apply(text.getBytes(ISO_8859_1), "HENGYUE");
  }
}
