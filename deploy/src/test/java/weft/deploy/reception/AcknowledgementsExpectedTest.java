package weft.deploy.reception;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.edi.InterchangeResult;
import weft.edi.expected.AlertRow;
import weft.edi.expected.Alerts;
import weft.edi.meaning.Meanings;
import weft.edi.outbox.OutgoingRow;
import weft.edi.outbox.PartnerFault;
import weft.edi.profile.Rules;
import weft.event.Provenance;
import weft.interchange.InterchangeOutcome;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;

/**
 * Partners' acknowledgements are matched with the interchanges they answer; overdue ones raise an
 * alert.
 */
@Beside("own")
class AcknowledgementsExpectedTest {
  private static final Provenance.Actor OPERATOR =
      new Provenance.Actor(new PartyCode("WEFT"), "P-0001", null);
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static SmallHub hub;
  private static OurAnswers answers;

  @BeforeAll
  static void agreed_on_four_hours() {
    hub = SmallHub.acknowledging(Meanings.BY_TYPE);
    answers = new OurAnswers(hub);
    agree("JIAXIN", 4);
    agree("HONGZHU", null);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static void agree(String supplier, @Nullable Integer hours) {
    hub.agree(
        new Partnership(HENGYUE, new PartyCode(supplier)),
        Rules.agreed().acknowledgementHours(hours).profile(Profile.Acknowledgement.REQUESTED));
  }

  @Test
  void a_CONTRL_that_accepts_our_ORDRSP_is_found_by_its_reference_and_ends_the_alert()
      throws Exception {
    OutgoingRow sent = answers.toOrder("A-1", "JIAXIN");
    hub.watch().look();
    assertThat(requireNonNull(answers.row(sent).acknowledged()).state()).isEqualTo("outstanding");
    assertThat(alerts(sent)).isEmpty();

    delivered(sent, 5);
    hub.watch().look();
    hub.watch().look();
    assertThat(alerts(sent))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.kind()).isEqualTo(Alerts.THEIRS);
              assertThat(it.reference()).isEqualTo(sent.reference());
              assertThat(it.endedAt()).isNull();
              assertThat(it.text().en())
                  .isEqualTo(
                      "HENGYUE has not acknowledged " + sent.reference() + " of JIAXIN in time.");
            });
    assertThat(hub.alerts("HONGZHU")).isEmpty();
    assertThat(open(Alerts.THEIRS)).isEqualTo(1);

    InterchangeResult contrl = contrl("CA-1", "JIAXIN", sent.reference(), "7", "");
    assertThat(contrl.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    OutgoingRow now = answers.until(sent, it -> "acknowledged".equals(OurAnswers.state(it)));
    assertThat(requireNonNull(now.acknowledged()).by()).isEqualTo(contrl.id());
    hub.watch().look();
    assertThat(alerts(sent).getFirst().endedAt()).isNotNull();
    assertThat(alerts(sent).getFirst().endedBy()).isNull();
    assertThat(open(Alerts.THEIRS)).isZero();
  }

  @Test
  void a_CONTRL_that_refuses_says_why_in_sentences() throws Exception {
    OutgoingRow sent = answers.toOrder("A-2", "JIAXIN");
    hub.watch().look();
    delivered(sent, 5);
    hub.watch().look();
    contrl("CA-2", "JIAXIN", sent.reference(), "7", "UCM+1+ORDRSP:D:97A:UN+4'UCS+7'UCD+39+2:1'");
    OutgoingRow now = answers.until(sent, it -> "rejected".equals(OurAnswers.state(it)));
    assertThat(requireNonNull(now.acknowledged()).told())
        .extracting(PartnerFault::where, PartnerFault::code, it -> it.text().en())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("UCD 2", "39", "A value is too long."));
    hub.watch().look(); // the alert may end a moment after the refusal
    assertThat(alerts(sent))
        .extracting(it -> it.kind() + " " + (it.endReason() == null ? "" : it.endReason().en()))
        .containsExactlyInAnyOrder(Alerts.THEIRS + " It was rejected.", Alerts.REJECTED + " ");
    contrl("CA-3", "JIAXIN", sent.reference(), "7", "");
    assertThat(OurAnswers.state(answers.row(sent))).as("a refusal stands").isEqualTo("rejected");
  }

  @Test
  void that_it_merely_arrived_is_shown_and_still_waited_for() throws Exception {
    OutgoingRow sent = answers.toOrder("A-3", "JIAXIN");
    contrl("CA-4", "JIAXIN", sent.reference(), "8", "");
    answers.until(sent, it -> "received".equals(OurAnswers.state(it)));
    delivered(sent, 5);
    hub.watch().look();
    assertThat(alerts(sent)).hasSize(1);
    contrl("CA-5", "JIAXIN", sent.reference(), "7", "");
    answers.until(sent, it -> "acknowledged".equals(OurAnswers.state(it)));
    hub.watch().look();
    assertThat(alerts(sent).getFirst().endedAt()).isNotNull();
  }

  /** Both series count from 1, so a number alone does not identify an interchange. */
  @Test
  void the_same_reference_of_another_sender_of_ours_is_not_meant() throws Exception {
    OutgoingRow ours = answers.toOrder("A-4", "JIAXIN");
    hub.admin()
        .sql("update weft.outbox set from_id = 'HONGZHU', sender = 'HONGZHU' where id = ?")
        .param(ours.id())
        .update();
    contrl("CA-6", "JIAXIN", ours.reference(), "7", "");
    contrl("CA-7", "HONGZHU", ours.reference(), "7", "");
    answers.until(ours, it -> "acknowledged".equals(OurAnswers.state(it)));
    assertThat(requireNonNull(answers.row(ours).acknowledged()).by()).isEqualTo(id("CA-7"));
  }

  @Test
  void a_997_is_found_by_its_group_and_says_which_element_is_wrong() throws Exception {
    OutgoingRow sent = answers.toX12Order("811", "X-1");
    answers.apply(x12Acknowledgement("812", answers.group(sent)));
    OutgoingRow now = answers.until(sent, it -> "rejected".equals(OurAnswers.state(it)));
    assertThat(requireNonNull(now.acknowledged()).told())
        .extracting(it -> it.where() + " " + it.code())
        .contains("PO1 3 8", "PO104 6", "ST 5");
  }

  @Test
  void where_no_hours_are_agreed_nothing_is_waited_for() throws Exception {
    OutgoingRow sent = answers.toOrder("A-5", "HONGZHU");
    delivered(sent, 500);
    hub.watch().look();
    assertThat(answers.row(sent).acknowledged()).isNull();
    assertThat(alerts(sent)).isEmpty();
  }

  @Test
  void what_we_owe_is_told_when_it_is_late_and_ends_with_its_delivery() throws Exception {
    InterchangeResult asked = answers.apply(OurAnswers.order("O-1", "JIAXIN", "++++1"));
    hub.contrl(asked, "HENGYUE");
    hub.admin()
        .sql("update weft.acknowledgement_owed set received_at = received_at - interval '5 hours'")
        .update();
    hub.watch().look();
    List<AlertRow> raised =
        hub.alerts("HENGYUE").stream().filter(it -> it.kind().equals(Alerts.OURS)).toList();
    assertThat(raised).extracting(AlertRow::reference).containsExactly("O-1");
    hub.admin()
        .sql(
            "update weft.outbox set state = 'delivered', delivered_at = now() where message_type ="
                + " 'CONTRL'")
        .update();
    hub.watch().look();
    assertThat(open(Alerts.OURS)).isZero();
  }

  @Test
  void an_alert_ended_by_hand_is_not_raised_again() throws Exception {
    OutgoingRow sent = answers.toOrder("A-6", "JIAXIN");
    hub.watch().look();
    delivered(sent, 5);
    hub.watch().look();
    var alerts = new Alerts(hub.writer());
    AlertRow alert = alerts(sent).getFirst();
    assertThat(alerts.end(alert.id(), OPERATOR, "told by phone")).isTrue();
    assertThat(alerts.end(alert.id(), OPERATOR, "again")).isFalse();
    hub.watch().look();
    assertThat(alerts(sent)).hasSize(1);
    assertThat(alerts(sent).getFirst().endedBy()).isEqualTo("P-0001");
    assertThat(requireNonNull(alerts(sent).getFirst().endReason()).en()).isEqualTo("told by phone");
  }

  private static String id(String reference) {
    return requireNonNull(
            weft.interchange.Interchange.of(hub.events("Interchange:HENGYUE:HONGZHU:" + reference))
                .received())
        .id();
  }

  private static void delivered(OutgoingRow it, int hoursAgo) {
    hub.admin()
        .sql(
            "update weft.outbox set state = 'delivered', delivered_at = now() - make_interval(hours"
                + " => ?) where id = ?")
        .params(hoursAgo, it.id())
        .update();
  }

  private static List<AlertRow> alerts(OutgoingRow of) {
    return hub.alerts("HENGYUE").stream()
        .filter(it -> of.id().toString().equals(it.interchange()))
        .toList();
  }

  private static long open(String kind) {
    return new Alerts(hub.writer()).open().getOrDefault(kind, 0L);
  }

  private static InterchangeResult contrl(
      String reference, String to, String ours, String action, String messages) {
    int segments = (int) messages.chars().filter(it -> it == '\'').count() + 3;
    return answers.apply(
        "UNB+UNOC:3+HENGYUE:ZZ+%2$s:ZZ+261124:0800+%1$s'UNH+1+CONTRL:D:3:UN'UCI+%3$s+%2$s:ZZ+HENGYUE:ZZ+%4$s'%5$sUNT+%6$d+1'UNZ+1+%1$s'"
            .formatted(reference, to, ours, action, messages, segments));
  }

  private static String x12Acknowledgement(String control, String group) {
    return OurAnswers.x12(
        control,
        "FA",
        "997",
        "AK1*PR*" + group + "~AK2*855*0001~AK3*PO1*3**8~AK4*4*212*6*2,5~AK5*R*5~AK9*R*1*1*0~",
        8);
  }
}
