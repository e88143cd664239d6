package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.database.Beside;
import weft.deploy.SampleFiles;
import weft.desk.DeskCommand.Introduce;
import weft.edi.InterchangeResult;
import weft.edi.meaning.Meanings;
import weft.edi.reception.MessageReruns;
import weft.event.Provenance;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.language.Text;
import weft.party.Organization;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.OrganizationRegistered;

/** An interchange for an unknown receiver was sent here by mistake. */
@Beside("own")
class AddresseeTest {
  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    hub = SmallHub.acknowledging(Meanings.BY_TYPE);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static InterchangeResult apply(String text, String from) {
    return hub.apply(text.getBytes(ISO_8859_1), from);
  }

  private static void assertRefused(InterchangeResult answer, String at, long offset) {
    assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(answer.messages())
        .extracting(MessageResult::outcome)
        .isNotEmpty()
        .containsOnly(Outcome.REJECTED);
    assertThat(answer.faults())
        .extracting(Fault::code, it -> it.tag() + " " + it.element(), Fault::offset)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(FaultCode.NOT_FOR_US, at, offset));
    assertThat(answer.faults().getFirst().text().zh()).contains("\u5730\u5740");
  }

  @Test
  void an_interchange_for_nobody_here_is_not_applied_and_CONTRL_says_4_with_7() {
    String order =
        "UNB+UNOC:3+HENGYUE:ZZ+ELSEWHERE:ZZ+261124:0612+AD-1++++1'UNH+1+ORDERS:D:96A:UN'"
            + "BGM+220+AD-1+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'"
            + "NAD+ST+PLANT1::92'LIN+1++P-1:IN'QTY+21:4:PCE'DTM+2:20270115:102'UNS+S'"
            + "UNT+11+1'UNZ+1+AD-1'";
    InterchangeResult answer = apply(order, "HENGYUE");
    assertRefused(answer, "UNB S003.0010", order.indexOf("ELSEWHERE"));
    assertThat(hub.events("PurchaseOrder:HENGYUE:AD-1")).isEmpty();
    assertThat(hub.contrl(answer, "HENGYUE"))
        .contains("UCI+AD-1+HENGYUE:ZZ+ELSEWHERE:ZZ+4+7+UNB+4:1'");
  }

  @Test
  void an_X12_interchange_for_nobody_here_is_refused_by_TA1_with_008() throws Exception {
    String order =
        SampleFiles.bytes("order-x12-850-hengyue-jiaxin.x12")
            .replace("ZZ*WEFT           ", "ZZ*ELSEWHERE      ");
    InterchangeResult answer = apply(order, "HENGYUE");
    assertRefused(answer, "ISA ISA08", order.indexOf("ELSEWHERE"));
    assertThat(hub.events("PurchaseOrder:HENGYUE:4500099850")).isEmpty();
    assertThat(hub.written("TA1", String.valueOf(answer.id())))
        .contains("TA1*000000902*261124*0810*R*008~");
  }

  @ParameterizedTest
  @CsvSource({
    "forecast-vda-4905-hengyue-jiaxin.vda, 'JIAXIN   ', ELSEWHERE, 511 511-04",
    "order-idoc-orders05-hengyue-jiaxin.xml, <RCVPRN>JIAXIN<, <RCVPRN>ELSEWHERE<, EDI_DC40 RCVPRN",
  })
  void so_is_a_transmission_of_VDA_and_an_IDoc(
      String file, String receiver, String other, String at) {
    String text = SampleFiles.bytes(file);
    assertThat(text).contains(receiver);
    String astray = text.replaceFirst(receiver, other);
    assertRefused(apply(astray, "HENGYUE"), at, astray.indexOf("ELSEWHERE"));
  }

  @Test
  void once_somebody_has_the_address_it_is_applied_by_hand() {
    String order =
        SampleFiles.bytes("orders-d96a-hengyue-jiaxin.edi")
            .replace("SAMPLE-2", "AD-2")
            .replace("4500099001", "4500088001")
            .replace("+WEFT:ZZ+", "+TOMORROW:ZZ+");
    InterchangeResult answer = apply(order, "HENGYUE");
    assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    var hengyue = new PartyCode("HENGYUE");
    var tomorrow = new PartyCode("TOMORROW");
    hub.counter()
        .ask(
            new Introduce(
                SmallHub.provenance(hengyue, new Partnership(hengyue, tomorrow)),
                new OrganizationRegistered(
                    new Organization(
                        tomorrow, new Text("Tomorrow", "\u660e\u65e5"), null, java.util.List.of())),
                null));
    hub.agree(new Partnership(hengyue, tomorrow), SmallHub.HOLDS);
    var asked =
        new MessageReruns.Asked(
            UUID.fromString(String.valueOf(answer.id())),
            1,
            new Text("They joined.", "\u5df2\u52a0\u5165\u3002"),
            true,
            null);
    assertThat(
            hub.reruns()
                .byHand(asked, new Provenance.Actor(hengyue, null, "test"))
                .results()
                .getFirst()
                .outcome())
        .isEqualTo(Outcome.APPLIED);
  }
}
