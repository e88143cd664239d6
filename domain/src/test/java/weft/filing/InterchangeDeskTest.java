package weft.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.filing.Interchanges.FORGED;
import static weft.filing.Interchanges.HENGYUE;
import static weft.filing.Interchanges.JIAXIN;
import static weft.filing.Interchanges.KEY;
import static weft.filing.Interchanges.PARTNERSHIP;
import static weft.filing.Interchanges.PROVENANCE;
import static weft.filing.Interchanges.message;
import static weft.filing.Interchanges.only;
import static weft.filing.Interchanges.read;
import static weft.filing.Interchanges.received;
import static weft.filing.Interchanges.release;
import static weft.filing.Interchanges.schedule;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.desk.DeskAnswer.Filed;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.DeskCommand.ConcludeUnreadable;
import weft.desk.DeskCommand.RefuseSender;
import weft.desk.OpenDesk;
import weft.event.Provenance;
import weft.interchange.FaultCode;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.ReferenceReused;
import weft.interchange.InterchangeEvent.SenderRefused;
import weft.interchange.InterchangeKey;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;

/** The desk files interchanges: each message is one append, each interchange is filed once. */
class InterchangeDeskTest {
  private static final String SAME = "aa";
  private static final String OTHER = "bb";
  private final OpenDesk desk = new OpenDesk();

  @Test
  void a_message_of_several_schedules_is_one_append() {
    var state = filed(only(received("first", SAME), release("A", 1), release("B", 2)));
    assertThat(state.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(desk.appends()).hasSize(1);
    assertThat(desk.appends().getFirst())
        .containsExactlyInAnyOrder(
            KEY.stream(),
            KEY.stream(),
            KEY.stream(),
            stream("A"),
            stream("B"),
            "Part:HENGYUE:JIAXIN:A",
            "Part:HENGYUE:JIAXIN:B");
  }

  @Test
  void every_event_carries_its_provenance_and_its_place_in_the_stream() {
    filed(only(received("first", SAME), release("A", 1)));
    var events = desk.messages(KEY.stream());
    assertThat(events).extracting(it -> it.getSequenceNumber()).containsExactly(0L, 1L, 2L);
    assertThat(events)
        .allSatisfy(
            it -> {
              assertThat(it.getMetaData().get(Provenance.KEY))
                  .usingRecursiveComparison()
                  .ignoringFields("command")
                  .isEqualTo(PROVENANCE);
              assertThat(it.getType()).isEqualTo("Interchange");
            });
  }

  @Test
  void a_message_that_cannot_be_appended_leaves_nothing_and_can_be_told_again() {
    var message = only(received("first", SAME), release("A", 1), release("B", 2));
    desk.breakNextAppend();
    assertThatThrownBy(() -> desk.tell(message)).hasMessageContaining("The disk is full");
    assertThat(desk.events(KEY.stream())).isEmpty();
    assertThat(desk.events(stream("A"))).isEmpty();
    assertThat(filed(message).outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(desk.events(stream("B"))).hasSize(1);
  }

  @Test
  void a_repeated_interchange_changes_nothing_and_meets_its_first_state() {
    var first = filed(only(received("first", SAME), release("A", 1)));
    var again = filed(only(received("second", SAME), release("A", 1)));
    assertThat(again).isEqualTo(first);
    assertThat(again.isRepeatedBy(received("second", SAME))).isTrue();
    assertThat(desk.appends()).hasSize(1);
  }

  @Test
  void other_bytes_under_a_used_reference_are_recorded_once_and_not_applied() {
    filed(only(received("first", SAME), release("A", 1)));
    var other = received("second", OTHER);
    var state = filed(only(other, release("A", 999)));
    assertThat(state.reused()).containsExactly(other);
    assertThat(state.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(filed(only(received("third", OTHER), release("A", 999)))).isEqualTo(state);
    assertThat(desk.events(KEY.stream())).endsWith(new ReferenceReused("second", KEY, other));
    assertThat(desk.events(stream("A"))).hasSize(1);
    assertThat(desk.appends()).hasSize(2);
  }

  @Test
  void a_message_that_names_an_unknown_part_is_held_whole() {
    filed(only(received("first", SAME), release("A", 1)));
    var key = new InterchangeKey("HENGYUE", "WEFT", "000124");
    var state =
        filed(
            message(
                received("second", key, OTHER, HENGYUE),
                1,
                true,
                true,
                release("A", 5),
                release("NEW", 2)));
    assertThat(state.outcome()).isEqualTo(InterchangeOutcome.HELD);
    var result = state.results().getFirst();
    assertThat(result.outcome()).isEqualTo(Outcome.HELD);
    assertThat(result.faults())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code()).isEqualTo(FaultCode.PART_UNKNOWN);
              assertThat(it.text().en()).contains("NEW");
              assertThat(it.text().zh()).contains("NEW");
            });
    assertThat(desk.events(stream("A"))).hasSize(1);
    assertThat(desk.events(stream("NEW"))).isEmpty();
  }

  @Test
  void interchanges_of_sound_and_contradictory_messages_are_partly_accepted() {
    assertThat(InterchangeOutcome.of(List.of(Outcome.CONTRADICTED, Outcome.CONTRADICTED)))
        .isEqualTo(InterchangeOutcome.CONTRADICTED);
    assertThat(InterchangeOutcome.of(List.of(Outcome.APPLIED, Outcome.CONTRADICTED)))
        .isEqualTo(InterchangeOutcome.PARTLY);
    assertThat(InterchangeOutcome.of(List.of(Outcome.APPLIED, Outcome.KEPT)))
        .isEqualTo(InterchangeOutcome.ACCEPTED);
  }

  @Test
  void a_message_whose_faults_forbid_it_is_filed_and_not_applied() {
    var state = filed(unfit(received("first", SAME), 1, true));
    assertThat(state.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(desk.events(stream("A"))).isEmpty();
  }

  @Test
  void good_and_bad_messages_make_an_interchange_partly_accepted() {
    var envelope = received("first", SAME);
    filed(unfit(envelope, 1, false));
    var state = filed(message(envelope, 2, true, false, release("A", 1)));
    assertThat(state.results())
        .extracting(MessageResult::outcome)
        .containsExactly(Outcome.REJECTED, Outcome.APPLIED);
    assertThat(state.outcome()).isEqualTo(InterchangeOutcome.PARTLY);
  }

  @Test
  void an_interchange_interrupted_after_its_first_message_is_resumed_by_telling_it_again() {
    var envelope = received("first", SAME);
    var one = message(envelope, 1, false, false, release("A", 1));
    var two = message(envelope, 2, true, false, release("B", 2));
    assertThat(filed(one).outcome()).isNull();
    assertThat(filed(one).results()).hasSize(1);
    assertThat(filed(two).outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(filed(two).results()).hasSize(2);
    assertThat(desk.appends()).hasSize(2);
    assertThat(desk.events(stream("A"))).hasSize(1);
  }

  @Test
  void a_repetition_does_not_resume_what_its_first_arrival_has_not_finished() {
    filed(message(received("first", SAME), 1, false, false, release("A", 1)));
    var state = filed(message(received("second", SAME), 2, true, false, release("B", 2)));
    assertThat(state.outcome()).isNull();
    assertThat(desk.events(stream("B"))).isEmpty();
  }

  @Test
  void a_concluded_interchange_takes_no_further_message() {
    var first = filed(only(received("first", SAME), release("A", 1)));
    assertThat(filed(message(received("first", SAME), 2, true, false, release("B", 2))))
        .isEqualTo(first);
    assertThat(desk.events(stream("B"))).isEmpty();
  }

  @Test
  void a_message_before_its_turn_is_an_error_and_nothing_is_filed() {
    var early = message(received("first", SAME), 2, true, false, release("B", 2));
    assertThatThrownBy(() -> desk.tell(early)).hasMessageContaining("before its turn");
    assertThat(desk.appends()).isEmpty();
  }

  @Test
  void an_interchange_without_a_readable_message_is_rejected_once() {
    var first = (Filed) desk.tell(new ConcludeUnreadable(PROVENANCE, received("first", SAME)));
    var again = (Filed) desk.tell(new ConcludeUnreadable(PROVENANCE, received("second", SAME)));
    assertThat(first.interchange().outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(again).isEqualTo(first);
    assertThat(desk.appends()).hasSize(1);
  }

  @Test
  void a_refused_sender_does_not_block_the_true_sender_s_reference() {
    var forged = received("forged", FORGED, OTHER, JIAXIN);
    var refused = (Filed) desk.tell(new RefuseSender(PROVENANCE, forged));
    assertThat(refused.interchange().outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(desk.events(forged.key().stream()))
        .containsExactly(new SenderRefused("forged", forged.key(), forged));

    var state = filed(only(received("first", SAME), release("A", 1)));
    assertThat(state.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(state.reused()).isEmpty();
  }

  @Test
  void a_refused_sender_is_recorded_again_for_other_bytes_only() {
    var forged = received("forged", FORGED, OTHER, JIAXIN);
    var repeated = received("forged-2", FORGED, OTHER, JIAXIN);
    var another = received("forged-3", FORGED, "cc", JIAXIN);
    for (var it : List.of(forged, repeated, another)) desk.tell(new RefuseSender(PROVENANCE, it));
    assertThat(desk.events(forged.key().stream()))
        .containsExactly(
            new SenderRefused("forged", forged.key(), forged),
            new ReferenceReused("forged-3", forged.key(), another));
  }

  private Interchange filed(ApplyMessage message) {
    return ((Filed) desk.tell(message)).interchange();
  }

  private static ApplyMessage unfit(InterchangeReceived envelope, int number, boolean last) {
    return new ApplyMessage(
        PROVENANCE,
        envelope,
        number,
        read(number, Outcome.REJECTED),
        PARTNERSHIP,
        List.of(release("A", 1)),
        false,
        last,
        null);
  }

  private static String stream(String part) {
    return schedule(part).stream();
  }
}
