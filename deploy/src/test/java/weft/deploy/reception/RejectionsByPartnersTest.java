package weft.deploy.reception;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.database.PartyReads;
import weft.deploy.SampleFiles;
import weft.deploy.reception.onward.GoingOn;
import weft.edi.InterchangeResult;
import weft.edi.document.WhenDocumentKeptThenWriteToPartner;
import weft.edi.expected.AlertRow;
import weft.edi.expected.Alerts;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingLife;
import weft.edi.outbox.OutgoingRow;
import weft.edi.outbox.OutgoingStep;
import weft.edi.outbox.PartnerFault;
import weft.event.Provenance;
import weft.party.PartyCode;
import weft.party.PartyScope;

/** An outgoing message that the partner rejects is no success until its replacement is accepted. */
@Beside("own")
class RejectionsByPartnersTest {
  private static GoingOn going;
  private static SmallHub hub;
  private static OurAnswers answers;

  @BeforeAll
  static void opens() {
    going = new GoingOn(hub -> new WhenDocumentKeptThenWriteToPartner(hub.answering()));
    hub = going.hub;
    answers = new OurAnswers(hub);
  }

  @AfterAll
  static void closes() {
    going.close();
  }

  /** A forwarded DESADV from JIAXIN to HENGYUE. */
  private static OutgoingRow despatch(String reference, String number) throws Exception {
    going.agree("HENGYUE", "JIAXIN", GoingOn.rule("DESADV", "D97A"));
    String handedIn =
        SampleFiles.bytes("despatch-desadv-d96a-jiaxin-hengyue.edi")
            .replace("SAMPLE-7", reference)
            .replace("LS-99001", number);
    InterchangeResult result = going.apply(handedIn, "JIAXIN");
    assertThat(hub.written("DESADV", String.valueOf(result.id()))).contains(number);
    return hub.sent("HENGYUE", "DESADV").stream()
        .filter(it -> String.valueOf(result.id()).equals(it.inAnswerTo()))
        .findFirst()
        .orElseThrow();
  }

  private static OutgoingRow judge(OutgoingRow sent, String reference, String messages, String as)
      throws Exception {
    int segments = (int) messages.chars().filter(it -> it == '\'').count() + 3;
    answers.apply(
        "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261124:0800+%1$s'UNH+1+CONTRL:D:3:UN'UCI+%2$s+JIAXIN:ZZ+HENGYUE:ZZ+7'%3$sUNT+%4$d+1'UNZ+1+%1$s'"
            .formatted(reference, sent.reference(), messages, segments));
    return answers.until(sent, it -> as.equals(OurAnswers.state(it)));
  }

  private static OutgoingRow reject(OutgoingRow sent, String reference) throws Exception {
    return judge(sent, reference, "UCM+1+DESADV:D:97A:UN+4'UCS+2'UCD+39+3:1'", "rejected");
  }

  private static void delivered(OutgoingRow it) {
    hub.admin()
        .sql("update weft.outbox set state = 'delivered', delivered_at = now() where id = ?")
        .param(it.id())
        .update();
  }

  private static List<AlertRow> alerts(OutgoingRow of) {
    hub.watch().look();
    return hub.alerts("JIAXIN").stream()
        .filter(it -> of.id().toString().equals(it.interchange()))
        .filter(it -> it.kind().equals(Alerts.REJECTED))
        .toList();
  }

  private static String ended(OutgoingRow of) {
    return alerts(of).stream()
        .map(it -> it.endReason() == null ? "open" : it.endReason().en())
        .toList()
        .toString();
  }

  private static List<OutgoingStep> steps(UUID id) {
    PartyScope scope = PartyScope.viewer(new PartyCode("JIAXIN"));
    return new PartyReads(hub.database().pools())
        .inParty(scope, db -> OutgoingLife.steps(db, scope, id, 0, 100));
  }

  @Test
  void it_stands_as_rejected_and_its_sender_is_told() throws Exception {
    OutgoingRow sent = despatch("R-1", "LS-R1");
    delivered(sent);
    OutgoingRow now = reject(sent, "RC-1");
    PartnerFault told = requireNonNull(now.acknowledged()).told().getFirst();
    assertThat(told.segment()).isEqualTo(2);
    assertThat(told.element()).isEqualTo("2.1");
    AlertRow alert = alerts(sent).getFirst();
    assertThat(alert.concern()).isEqualTo("JIAXIN");
    assertThat(alert.text().en()).startsWith("HENGYUE rejected " + sent.reference());
    assertThat(alert.text().zh()).contains("拒收");
    assertThat(new Alerts(hub.writer()).open().get(Alerts.REJECTED)).isPositive();
    PartyScope scope = PartyScope.viewer(new PartyCode("JIAXIN"));
    var rejected =
        new Outgoing.Filter("rejected", null, null, sent.reference(), null, null, null, null);
    new PartyReads(hub.database().pools())
        .inParty(
            scope,
            db -> {
              assertThat(Outgoing.list(db, scope, rejected, Long.MAX_VALUE, 10)).hasSize(1);
              assertThat(Outgoing.counts(db, scope, rejected, 10_000)).containsOnlyKeys("rejected");
              return true;
            });
    assertThat(alerts(sent)).as("told once").hasSize(1);
  }

  @Test
  void it_is_over_once_one_in_its_place_is_accepted() throws Exception {
    OutgoingRow first = despatch("R-2", "LS-R2");
    reject(first, "RC-2");
    assertThat(ended(first)).isEqualTo("[open]");
    OutgoingRow other = despatch("R-3", "LS-R3");
    judge(other, "RC-3", "", "acknowledged");
    assertThat(ended(first)).as("another document").isEqualTo("[open]");
    OutgoingRow second = despatch("R-4", "LS-R2");
    judge(second, "RC-4", "", "acknowledged");
    assertThat(ended(first)).contains("was sent in its place", "acknowledged");
    assertThat(ended(second)).isEqualTo("[]");
  }

  @Test
  void sent_again_as_it_was_it_may_be_accepted_and_both_judgements_stay_in_its_life()
      throws Exception {
    OutgoingRow sent = despatch("R-5", "LS-R5");
    delivered(sent);
    reject(sent, "RC-5");
    assertThat(hub.answering().outbox().resend(sent.id(), "P-0002", "HENGYUE", "our side failed"))
        .isTrue();
    assertThat(answers.row(sent).acknowledged()).isNull();
    assertThat(ended(sent)).isEqualTo("[open]");
    judge(sent, "RC-6", "", "acknowledged");
    assertThat(ended(sent)).isEqualTo("[It was acknowledged.]");
    assertThat(steps(sent.id()))
        .extracting(OutgoingStep::kind)
        .containsExactly("rejected", "resent", "acknowledged");
    OutgoingStep resent = steps(sent.id()).get(1);
    assertThat(resent.by()).isEqualTo("P-0002");
    assertThat(resent.party()).isEqualTo("HENGYUE");
  }

  @Test
  void rejected_once_more_it_is_told_once_more() throws Exception {
    OutgoingRow sent = despatch("R-7", "LS-R7");
    delivered(sent);
    reject(sent, "RC-7");
    AlertRow first = alerts(sent).getFirst();
    new Alerts(hub.writer())
        .end(
            first.id(),
            new Provenance.Actor(new PartyCode("JIAXIN"), "P-0002", null),
            "sent by mail");
    hub.answering().outbox().resend(sent.id(), "operator", "WEFT", "again");
    assertThat(alerts(sent)).hasSize(1);
    reject(sent, "RC-8");
    assertThat(alerts(sent)).hasSize(2);
    delivered(sent);
    hub.answering().outbox().resend(sent.id(), "operator", "WEFT", "and again");
    reject(sent, "RC-9");
    assertThat(ended(sent))
        .as("newest first")
        .isEqualTo("[open, It was sent again, and rejected again., sent by mail]");
  }

  @Test
  void what_was_rejected_before_rejections_were_told_is_told_when_it_is_rejected_again()
      throws Exception {
    OutgoingRow sent = despatch("R-8", "LS-R8");
    hub.admin()
        .sql(
            "update weft.outbox set state = 'delivered', delivered_at = now(), acknowledged ="
                + " 'rejected', acknowledged_at = now(), untold = sending where id = ?")
        .param(sent.id())
        .update();
    assertThat(alerts(sent)).isEmpty();
    hub.answering().outbox().resend(sent.id(), "operator", "WEFT", "again");
    assertThat(alerts(sent)).isEmpty();
    reject(sent, "RC-10");
    assertThat(alerts(sent)).hasSize(1);
  }
}
