package weft.deploy.reception.schedule;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.deploy.reception.SmallHub;
import weft.document.BusinessDocument;
import weft.edi.InterchangeResult;
import weft.edi.meaning.Meanings;
import weft.edi.profile.Rules;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeKey;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.party.EdiRules;
import weft.party.EdiRules.Alias;
import weft.party.EdiRules.CodeTolerance;
import weft.party.EdiRules.Environment;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;

/**
 * A partnership's agreements apply to the supplier's messages, except those that concern the buyer.
 */
class SupplierSideTest {
  private static SmallHub hub;
  private static int sent;

  @BeforeAll
  static void opens() {
    hub = SmallHub.acknowledging(Meanings.BY_TYPE);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static void agree(String supplier, @Nullable String dialect, EdiRules rules) {
    agree(supplier, null, dialect, rules);
  }

  private static void agree(
      String supplier, @Nullable String charset, @Nullable String dialect, EdiRules rules) {
    hub.agree(
        new Partnership(new PartyCode("HENGYUE"), new PartyCode(supplier)),
        new Profile(
            Profile.UnknownPart.LEARN,
            Profile.Acknowledgement.ALWAYS,
            false,
            false,
            false,
            charset,
            dialect,
            rules,
            null));
  }

  private static EdiRules rules(
      @Nullable CodeTolerance codes, @Nullable Environment environment, Alias... parts) {
    return Rules.agreed()
        .applicationErrors(true)
        .codes(codes)
        .environment(environment)
        .parts(List.of(parts))
        .rules();
  }

  private static final EdiRules USUAL = rules(null, null);

  /** The general rule would have refused the supplier's message, if it applied to the supplier. */
  @Test
  void a_rule_that_names_a_message_is_for_it_whoever_sends_it_and_any_other_for_the_buyer_alone() {
    agree(
        "JIAXIN",
        """
        <dialect>
          <on segment="QTY"><translate element="C186.6063" other="refuse"><code from="Q" to="21"/></translate></on>
          <on segment="QTY" message="DESADV"><translate element="C186.6063"><code from="1" to="12"/></translate></on>
          <on segment="LIN" message="ORDRSP"><translate element="1229"><code from="XX" to="5"/></translate></on>
        </dialect>
        """,
        USUAL);
    assertThat(only(order("JIAXIN", "O-1", "Q")).faults()).isEmpty();
    InterchangeResult advised = desadv("JIAXIN", "HENGYUE", "LS-1", "QTY+1:40:PCE'");
    assertThat(only(advised).faults()).as("translated, no code is unknown").isEmpty();
    assertThat(requireNonNull(kept(advised).lines().getFirst().quantity()))
        .isEqualTo(Quantity.of(40));

    MessageResult answered = only(ordrsp("JIAXIN", "O-1", "XX", ""));
    assertThat(answered.faults()).isEmpty();
    assertThat(answered.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(hub.events("PurchaseOrder:HENGYUE:O-1").getLast()).isInstanceOf(OrderAnswered.class);
  }

  @Test
  void a_dialect_that_fails_on_the_supplier_s_message_harms_that_partner_alone() throws Exception {
    agree(
        "JIAXIN",
        """
        <dialect>
          <on segment="LIN" message="DESADV">
            <translate element="C212.7140" other="refuse"><code from="4711" to="P-1"/></translate>
          </on>
        </dialect>
        """,
        USUAL);
    agree("HONGZHU", null, USUAL);
    InterchangeResult failed = desadv("JIAXIN", "HENGYUE", "LS-2", "QTY+12:1:PCE'");
    assertThat(only(failed).outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(only(failed).faults())
        .extracting(it -> it.code() + " " + it.tag() + " " + it.segment())
        .containsExactly("DIALECT_FAILED LIN 8");
    assertThat(hub.written("APERAK", String.valueOf(failed.id())))
        .contains("+JIAXIN:ZZ+", "ERC+DIALECT");
    InterchangeResult other = desadv("HONGZHU", "HENGYUE", "LS-2", "QTY+12:1:PCE'");
    assertThat(only(other).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(kept(other).number()).isEqualTo("LS-2");
    assertThat(only(order("JIAXIN", "O-2", "21")).outcome()).isEqualTo(Outcome.APPLIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HENGYUE", "WEFT"})
  void codes_are_tolerated_of_the_supplier_too_whomever_it_addresses(String receiver) {
    agree("DINGCHENG", null, rules(CodeTolerance.TOLERANT, null));
    MessageResult tolerated =
        only(desadv("DINGCHENG", receiver, "LS-3", "QTY+12:1:PCE'QTY+9X:1:PCE'"));
    assertThat(tolerated.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(tolerated.faults())
        .extracting(it -> it.code() + " " + it.severity())
        .contains("CODE_NOT_LISTED NOTE");
    agree("DINGCHENG", null, USUAL);
    assertThat(only(desadv("DINGCHENG", receiver, "LS-3", "QTY+12:1:PCE'QTY+9X:1:PCE'")).outcome())
        .isEqualTo(Outcome.REJECTED);
  }

  @Test
  void a_test_of_the_supplier_in_production_is_rejected() {
    agree("DINGCHENG", null, rules(null, Environment.PRODUCTION));
    order("DINGCHENG", "O-4", "21");
    InterchangeResult test = ordrsp("DINGCHENG", "O-4", "5", "++++++1");
    assertThat(only(test).outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(only(test).faults())
        .extracting(Fault::code)
        .containsExactly(FaultCode.TEST_INTERCHANGE);
    assertThat(only(ordrsp("DINGCHENG", "O-4", "5", "")).outcome()).isEqualTo(Outcome.APPLIED);
  }

  @Test
  void charset_and_names_are_the_buyer_s() {
    agree("JIAXIN", "GB18030", null, rules(null, null, new Alias("P-1", "HY-1")));
    BusinessDocument kept = kept(desadv("JIAXIN", "HENGYUE", "LS-\u00c4\u00d6", "QTY+12:1:PCE'"));
    assertThat(kept.number()).isEqualTo("LS-\u00c4\u00d6");
    assertThat(kept.lines().getFirst().part()).isEqualTo("P-1");
  }

  /**
   * In GB18030 an Ä of UNOC would begin a two-byte character and swallow the separator behind it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"HENGYUE", "WEFT"})
  void what_the_supplier_sends_is_read_in_its_own_charset_whomever_it_addresses(String receiver)
      throws Exception {
    hub.agree(
        new Partnership(new PartyCode("HENGYUE"), new PartyCode("HONGZHU")),
        new Profile(
            Profile.UnknownPart.LEARN,
            Profile.Acknowledgement.ALWAYS,
            false,
            false,
            false,
            "ISO-8859-5",
            null,
            USUAL,
            "GB18030"));
    InterchangeResult sent =
        send(
            "HONGZHU",
            receiver,
            "DESADV",
            "BGM+351+发货-7+9'DTM+137:20261125:102'NAD+BY+HENGYUE::92'NAD+SU+HONGZHU::92'CPS+1'"
                + "LIN+1++P-1:IN'QTY+12:1:PCE'",
            "",
            Charset.forName("GB18030"));
    assertThat(only(sent).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(kept(sent).number()).isEqualTo("发货-7");
    assertThat(hub.written("CONTRL", String.valueOf(sent.id()))).contains("UCI+");
  }

  private static MessageResult only(InterchangeResult it) {
    assertThat(it.messages()).hasSize(1);
    return it.messages().getFirst();
  }

  private static InterchangeResult order(String supplier, String number, String quantity) {
    return send(
        "HENGYUE",
        "WEFT",
        "ORDERS",
        "BGM+220+%s+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+%s::92'LIN+1++P-1:IN'QTY+%s:40:PCE'DTM+2:20270115:102'UNS+S'"
            .formatted(number, supplier, quantity),
        "");
  }

  private static InterchangeResult desadv(
      String supplier, String receiver, String number, String quantity) {
    return send(
        supplier,
        receiver,
        "DESADV",
        "BGM+351+%s+9'DTM+137:20261125:102'NAD+BY+HENGYUE::92'NAD+SU+%s::92'CPS+1'LIN+1++P-1:IN'%s"
            .formatted(number, supplier, quantity),
        "");
  }

  private static InterchangeResult ordrsp(
      String supplier, String order, String action, String test) {
    return send(
        supplier,
        "HENGYUE",
        "ORDRSP",
        "BGM+231+R1+4'DTM+137:20261125:102'RFF+ON:%s'NAD+BY+HENGYUE::92'LIN+1+%s'UNS+S'"
            .formatted(order, action),
        test);
  }

  private static InterchangeResult send(
      String sender, String receiver, String type, String body, String test) {
    return send(sender, receiver, type, body, test, ISO_8859_1);
  }

  private static InterchangeResult send(
      String sender, String receiver, String type, String body, String test, Charset in) {
    int segments = (int) body.chars().filter(it -> it == '\'').count() + 2;
    String text =
        "UNB+UNOC:3+%1$s:ZZ+%2$s:ZZ+261125:0900+S%3$d%7$s'UNH+1+%4$s:D:97A:UN'%5$sUNT+%6$d+1'UNZ+1+S%3$d'"
            .formatted(sender, receiver, ++sent, type, body, segments, test);
    return hub.apply(text.getBytes(in), sender);
  }

  private static BusinessDocument kept(InterchangeResult of) {
    return hub
        .events(new InterchangeKey(of.sender(), of.receiver(), of.reference()).stream())
        .stream()
        .filter(DocumentKept.class::isInstance)
        .map(it -> ((DocumentKept) it).document())
        .findFirst()
        .orElseThrow();
  }
}
