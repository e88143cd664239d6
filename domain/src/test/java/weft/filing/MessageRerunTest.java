package weft.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.filing.Interchanges.KEY;
import static weft.filing.Interchanges.PARTNERSHIP;
import static weft.filing.Interchanges.PROVENANCE;
import static weft.filing.Interchanges.message;
import static weft.filing.Interchanges.read;
import static weft.filing.Interchanges.received;
import static weft.filing.Interchanges.release;
import static weft.filing.Interchanges.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.desk.DeskAnswer.Filed;
import weft.desk.DeskCommand;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.DeskCommand.Ask;
import weft.desk.DeskCommand.RerunMessage;
import weft.desk.OpenDesk;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.interchange.Correction;
import weft.interchange.FaultCode;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeConcluded;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.RerunRefusal.NoSuchMessage;
import weft.interchange.RerunRefusal.TookEffect;
import weft.language.Text;

/** A message that did not take effect can run again; one that took effect never runs again. */
class MessageRerunTest {
  private static final InterchangeReceived FIRST = received("first", "aa");
  private static final Text WHY = new Text("The part is ours.", "该零件属于我方。");
  private final OpenDesk desk = new OpenDesk();

  @Test
  void a_held_message_is_applied_alone_in_one_append_and_the_interchange_concluded_anew() {
    twoMessagesOfWhichTheSecondIsHeld();
    Interchange now = rerun(2, true, null, release("B", 2));
    assertThat(now.results().get(1).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(now.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(desk.appends().getLast())
        .containsExactlyInAnyOrder(KEY.stream(), schedule("B").stream(), "Part:HENGYUE:JIAXIN:B");
    assertThat(desk.events(schedule("A").stream())).hasSize(1);
  }

  @Test
  void who_asks_to_learn_the_part_is_told_of_with_the_reason_and_what_was_read_instead() {
    twoMessagesOfWhichTheSecondIsHeld();
    var correction = new Correction("corrected", "cc");
    rerun(2, true, correction, release("B", 2));
    var event = (MessageRerun) desk.events(KEY.stream()).getLast();
    assertThat(event.learned()).isTrue();
    assertThat(event.reason()).isEqualTo(WHY);
    assertThat(event.correction()).isEqualTo(correction);
  }

  @Test
  void a_part_that_only_an_older_schedule_knows_is_filed_with_the_next_message_of_it() {
    desk.tell(new Ask(PROVENANCE, null, 0, release("A", 1)));
    assertThat(desk.events("Part:HENGYUE:JIAXIN:A")).isEmpty();
    desk.tell(message(FIRST, 1, true, true, release("A", 1)));
    assertThat(desk.events("Part:HENGYUE:JIAXIN:A")).hasSize(1);
  }

  @Test
  void without_learning_its_part_a_message_stays_held_and_that_it_was_tried_is_kept() {
    twoMessagesOfWhichTheSecondIsHeld();
    Interchange now = rerun(2, false, null, release("B", 2));
    assertThat(now.results().get(1).outcome()).isEqualTo(Outcome.HELD);
    assertThat(now.results().get(1).faults())
        .extracting(it -> it.code())
        .containsExactly(FaultCode.PART_UNKNOWN);
    assertThat(desk.events(KEY.stream()).getLast()).isInstanceOf(MessageRerun.class);
    assertThat(desk.events(schedule("B").stream())).isEmpty();
  }

  @Test
  void what_took_effect_is_never_applied_twice() {
    twoMessagesOfWhichTheSecondIsHeld();
    assertThatThrownBy(() -> rerun(1, true, null, release("A", 1)))
        .isInstanceOfSatisfying(
            Refused.class,
            it -> assertThat(it.refusal()).isEqualTo(new TookEffect(1, Outcome.APPLIED)));
    rerun(2, true, null, release("B", 2));
    long events = desk.appends().size();
    assertThatThrownBy(() -> rerun(2, true, null, release("B", 2))).isInstanceOf(Refused.class);
    assertThat(desk.appends()).hasSize((int) events);
    assertThat(desk.events(schedule("B").stream())).hasSize(1);
  }

  @Test
  void a_message_need_not_wait_for_the_end_of_its_interchange() {
    filed(message(FIRST, 1, false, true, release("A", 1)));
    Interchange now = rerun(1, true, null, release("A", 1));
    assertThat(now.results().getFirst().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(now.outcome()).isNull();
    assertThatThrownBy(() -> rerun(2, true, null, release("B", 2)))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.refusal()).isEqualTo(new NoSuchMessage(2)));
    assertThat(filed(message(FIRST, 2, true, false, release("B", 2))).outcome())
        .isEqualTo(InterchangeOutcome.ACCEPTED);
  }

  @Test
  void what_the_hub_tries_by_itself_in_vain_adds_nothing() {
    twoMessagesOfWhichTheSecondIsHeld();
    int appends = desk.appends().size();
    assertThat(filed(again(2, false, false, null, release("B", 2))).results().get(1).outcome())
        .isEqualTo(Outcome.HELD);
    assertThat(filed(again(1, false, false, null, release("A", 1))).outcome())
        .isEqualTo(InterchangeOutcome.PARTLY);
    assertThat(desk.appends()).hasSize(appends);
  }

  @Test
  void a_repeated_interchange_meets_the_state_after_the_rerun_and_adds_nothing() {
    twoMessagesOfWhichTheSecondIsHeld();
    rerun(2, true, null, release("B", 2));
    int appends = desk.appends().size();
    Interchange again = filed(message(received("second", "aa"), 2, true, true, release("B", 2)));
    assertThat(again.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(desk.appends()).hasSize(appends);
  }

  @Test
  void the_first_result_stays_in_the_history() {
    twoMessagesOfWhichTheSecondIsHeld();
    rerun(2, true, null, release("B", 2));
    assertThat(desk.events(KEY.stream()))
        .extracting(it -> (Object) it.getClass())
        .containsExactly(
            InterchangeReceived.class,
            MessageConcluded.class,
            MessageConcluded.class,
            InterchangeConcluded.class,
            MessageRerun.class);
  }

  private void twoMessagesOfWhichTheSecondIsHeld() {
    filed(message(FIRST, 1, false, false, release("A", 1)));
    Interchange held = filed(message(FIRST, 2, true, true, release("B", 2)));
    assertThat(held.outcome()).isEqualTo(InterchangeOutcome.PARTLY);
  }

  private Interchange rerun(
      int number, boolean learns, @Nullable Correction correction, StreamCommand command) {
    return filed(again(number, learns, true, correction, command));
  }

  private static RerunMessage again(
      int number,
      boolean learns,
      boolean byHand,
      @Nullable Correction correction,
      StreamCommand command) {
    return new RerunMessage(
        PROVENANCE,
        FIRST,
        number,
        read(number, Outcome.APPLIED),
        PARTNERSHIP,
        List.of(command),
        true,
        learns,
        WHY,
        correction,
        byHand,
        null);
  }

  private Interchange filed(DeskCommand command) {
    return ((Filed) desk.tell(command)).interchange();
  }

  private Interchange filed(ApplyMessage command) {
    return filed((DeskCommand) command);
  }
}
