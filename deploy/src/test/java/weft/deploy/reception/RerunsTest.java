package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.desk.DeskCommand.Introduce;
import weft.edi.InterchangeResult;
import weft.edi.meaning.Meanings;
import weft.edi.reception.MessageReruns.Asked;
import weft.event.Provenance;
import weft.event.Refused;
import weft.event.TracedEvent;
import weft.interchange.FaultCode;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.RerunRefusal.NotThisMessage;
import weft.interchange.RerunRefusal.TookEffect;
import weft.language.Text;
import weft.party.Organization;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;

/** Held or rejected messages take effect later: automatically, or by hand. */
@Beside("own")
class RerunsTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final Provenance.Actor CLIENT = new Provenance.Actor(HENGYUE, null, "hengyue-edi");
  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    hub = SmallHub.acknowledging(Meanings.BY_TYPE);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  @Test
  void a_message_for_a_partner_not_known_yet_is_held_and_applied_when_the_partnership_is_agreed()
      throws Exception {
    InterchangeResult answer = apply(delfor("LATE-1", "NEWCOMER", "4711", "40"));
    assertThat(outcomes(answer)).containsExactly(Outcome.HELD);
    assertThat(answer.messages().getFirst().faults())
        .extracting(it -> it.code())
        .containsExactly(FaultCode.UNKNOWN_PARTNER);

    register("NEWCOMER");
    hub.agree(partnership("NEWCOMER"), profile(Profile.UnknownPart.LEARN));

    Interchange now = until("LATE-1", InterchangeOutcome.ACCEPTED);
    assertThat(now.results().getFirst().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(hub.events("DeliverySchedule:HENGYUE:NEWCOMER:PLANT1:4711:-:-"))
        .singleElement()
        .isInstanceOf(ForecastReleased.class);
    assertThat(waiting()).isZero();
  }

  @Test
  void messages_that_waited_together_are_applied_in_the_order_of_their_arrival() throws Exception {
    register("INORDER");
    apply(delfor("ORDER-1", "INORDER", "P-9", "40"));
    apply(
        delfor("ORDER-2", "INORDER", "P-9", "55")
            .replace("BGM+241+R1", "BGM+241+R2")
            .replace("202611230600", "202611240600"));
    hub.agree(partnership("INORDER"), profile(Profile.UnknownPart.LEARN));
    until("ORDER-2", InterchangeOutcome.ACCEPTED);
    assertThat(hub.events("DeliverySchedule:HENGYUE:INORDER:PLANT1:P-9:-:-"))
        .hasSize(2)
        .allMatch(ForecastReleased.class::isInstance);
  }

  @Test
  void learning_a_part_applies_its_message_and_then_what_waited_for_the_same_part()
      throws Exception {
    register("STRICT");
    hub.agree(partnership("STRICT"), profile(Profile.UnknownPart.HOLD));
    InterchangeResult first = apply(delfor("PART-1", "STRICT", "P-1", "40"));
    InterchangeResult second =
        apply(
            delfor("PART-2", "STRICT", "P-1", "50")
                .replace("BGM+241+R1", "BGM+241+R2")
                .replace("202611230600", "202611240600"));
    InterchangeResult other = apply(delfor("PART-3", "STRICT", "P-2", "60"));
    assertThat(List.of(first, second, other))
        .allMatch(it -> it.outcome() == InterchangeOutcome.HELD);

    assertThat(rerun(first, false, null).results().getFirst().outcome()).isEqualTo(Outcome.HELD);
    assertThat(rerun(first, true, null).results().getFirst().outcome()).isEqualTo(Outcome.APPLIED);
    until("PART-2", InterchangeOutcome.ACCEPTED);
    assertThat(hub.events("DeliverySchedule:HENGYUE:STRICT:PLANT1:P-1:-:-")).hasSize(2);
    assertThat(hub.events("DeliverySchedule:HENGYUE:STRICT:PLANT1:P-2:-:-")).isEmpty();
    assertThat(state("PART-3").outcome()).isEqualTo(InterchangeOutcome.HELD);
  }

  @Test
  void a_message_put_right_is_applied_alone_and_leads_back_to_the_correction_kept_beside()
      throws Exception {
    String both =
        "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+BOTH-1++++1'\n"
            + message(1, "JIAXIN", "C-1", "4x0")
            + message(2, "JIAXIN", "C-2", "70")
            + "UNZ+2+BOTH-1'\n";
    InterchangeResult answer = apply(both);
    assertThat(outcomes(answer)).containsExactly(Outcome.REJECTED, Outcome.APPLIED);
    String contrl = hub.contrl(answer, "HENGYUE");
    assertThat(contrl).contains("UCM+1+");

    Interchange now = rerun(answer, false, message(1, "JIAXIN", "C-1", "400"));

    assertThat(now.results())
        .extracting(MessageResult::outcome)
        .containsExactly(Outcome.APPLIED, Outcome.APPLIED);
    assertThat(now.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    TracedEvent released =
        hub.history().streams().trace("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:C-1:-:-").getFirst();
    UUID correction = UUID.fromString(String.valueOf(released.provenance().source().interchange()));
    assertThat(correction).isNotEqualTo(UUID.fromString(String.valueOf(answer.id())));
    assertThat(bytes(correction)).isEqualTo(both.replace("4x0", "400"));
    assertThat(bytes(UUID.fromString(String.valueOf(answer.id())))).isEqualTo(both);
    var rerun = (MessageRerun) hub.events(stream("BOTH-1")).getLast();
    assertThat(rerun.correction()).isNotNull();
    assertThat(rerun.reason().en()).isEqualTo("as told by phone");
    assertThat(hub.contrl(answer, "HENGYUE")).as("the one acknowledgement").isEqualTo(contrl);
    assertThat(hub.events("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:C-2:-:-")).hasSize(1);

    assertThatThrownBy(() -> rerun(answer, false, message(1, "JIAXIN", "C-1", "401")))
        .isInstanceOfSatisfying(
            Refused.class,
            it -> assertThat(it.refusal()).isEqualTo(new TookEffect(1, Outcome.APPLIED)));
    long corrections =
        hub.admin()
            .sql("select count(*) from weft.inbox where corrects is not null and bytes = ?")
            .param(both.replace("4x0", "401").getBytes(ISO_8859_1))
            .query(Long.class)
            .single();
    assertThat(corrections).as("nothing is kept of what is refused").isZero();
  }

  @Test
  void a_whole_interchange_may_be_given_but_not_another_one() {
    InterchangeResult answer = apply(delfor("WHOLE-1", "JIAXIN", "W-1", "4x0"));
    assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThatThrownBy(() -> rerun(answer, false, delfor("WHOLE-2", "JIAXIN", "W-1", "40")))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.refusal()).isInstanceOf(NotThisMessage.class));
    assertThat(rerun(answer, false, delfor("WHOLE-1", "JIAXIN", "W-1", "40")).outcome())
        .isEqualTo(InterchangeOutcome.ACCEPTED);
  }

  @Test
  void sent_again_after_its_rerun_an_interchange_adds_no_event() {
    String text = delfor("AGAIN-9", "JIAXIN", "A-9", "4x0");
    InterchangeResult answer = apply(text);
    rerun(answer, false, message(1, "JIAXIN", "A-9", "40"));
    long head = hub.history().positions().head();
    InterchangeResult again = apply(text);
    assertThat(again.duplicate()).isTrue();
    assertThat(again.id()).isEqualTo(answer.id());
    assertThat(again.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(hub.history().positions().head()).isEqualTo(head);
  }

  private static InterchangeResult apply(String text) {
    return hub.apply(text.getBytes(ISO_8859_1), "HENGYUE");
  }

  private static Interchange rerun(
      InterchangeResult of, boolean learns, @Nullable String corrected) {
    return hub.reruns()
        .byHand(
            new Asked(
                UUID.fromString(String.valueOf(of.id())),
                1,
                new Text("as told by phone", "as told by phone"),
                learns,
                corrected == null ? null : corrected.getBytes(ISO_8859_1)),
            CLIENT);
  }

  private static List<Outcome> outcomes(InterchangeResult it) {
    return it.messages().stream().map(MessageResult::outcome).toList();
  }

  private static String stream(String reference) {
    return "Interchange:HENGYUE:WEFT:" + reference;
  }

  private static Interchange state(String reference) {
    return Interchange.of(hub.events(stream(reference)));
  }

  private static Interchange until(String reference, InterchangeOutcome outcome)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (state(reference).outcome() != outcome) {
      assertThat(System.nanoTime()).as(reference + " " + state(reference)).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return state(reference);
  }

  private static String bytes(UUID id) {
    return new String(hub.inbox().find(id).orElseThrow().bytes(), ISO_8859_1);
  }

  private static long waiting() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (true) {
      long count =
          hub.admin()
              .sql("select count(*) from weft.held_message where partner = 'NEWCOMER'")
              .query(Long.class)
              .single();
      if (count == 0 || System.nanoTime() > end) return count;
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static Partnership partnership(String supplier) {
    return new Partnership(HENGYUE, new PartyCode(supplier));
  }

  private static Profile profile(Profile.UnknownPart unknown) {
    return new Profile(
        unknown, Profile.Acknowledgement.ALWAYS, true, false, false, null, null, null, null);
  }

  private static void register(String code) {
    var name = new Text("Newcomer " + code, "新企业" + code);
    hub.counter()
        .ask(
            new Introduce(
                SmallHub.provenance(new PartyCode("WEFT"), partnership(code)),
                new OrganizationRegistered(
                    new Organization(new PartyCode(code), name, null, List.of())),
                null));
  }

  private static String delfor(String reference, String supplier, String part, String quantity) {
    return "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+"
        + reference
        + "++++1'\n"
        + message(1, supplier, part, quantity)
        + "UNZ+1+"
        + reference
        + "'\n";
  }

  private static String message(int number, String supplier, String part, String quantity) {
    return """
    UNH+%1$d+DELFOR:D:97A:UN'
    BGM+241+R1+5'
    DTM+137:202611230600:203'
    NAD+BY+HENGYUE::92'
    NAD+SU+%2$s::92'
    GIS+37'
    NAD+ST+PLANT1::92'
    LIN+1++%3$s:IN'
    SCC+1++D'
    QTY+113:%4$s:PCE'
    DTM+2:20261201:102'
    UNT+12+%1$d'
    """
        .formatted(number, supplier, part, quantity);
  }
}
