package weft.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.filing.Interchanges.HENGYUE;
import static weft.filing.Interchanges.message;
import static weft.filing.Interchanges.only;
import static weft.filing.Interchanges.placed;
import static weft.filing.Interchanges.received;
import static weft.filing.Interchanges.release;
import static weft.filing.Interchanges.schedule;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.desk.DeskAnswer.Filed;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.OpenDesk;
import weft.interchange.FaultCode;
import weft.interchange.Interchange;
import weft.interchange.InterchangeKey;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.StatedAt;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongRelease;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent.Contradiction;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;

/** A contradiction of a schedule is reported at its place, and the rest of the message applies. */
class ContradictedMessagesTest {
  private static final String SAME = "aa";
  private static final String OTHER = "bb";
  private final OpenDesk desk = new OpenDesk();

  @Test
  void a_contradiction_is_told_and_the_rest_of_the_message_applied() {
    filed(only(received("first", SAME), release("A", 1)));
    var other = new InterchangeKey("HENGYUE", "WEFT", "000124");
    var state =
        filed(only(received("second", other, OTHER, HENGYUE), release("A", 2), release("B", 3)));
    assertThat(state.results().getFirst().outcome()).isEqualTo(Outcome.CONTRADICTED);
    assertThat(state.results().getFirst().faults())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code()).isEqualTo(FaultCode.CONTRADICTION);
              assertThat(it.forbids()).isFalse();
              assertThat(it.text().en()).contains("of part A", "with different content");
            });
    assertThat(state.outcome()).isEqualTo(InterchangeOutcome.CONTRADICTED);
    assertThat(desk.events(stream("A"))).hasSize(2);
    assertThat(desk.events(stream("B"))).hasSize(1);
  }

  @Test
  void a_contradiction_of_nothing_but_zeros_is_told_where_they_stand_else_at_the_part() {
    var part = new StatedAt(9, "LIN", "C212.7140", 210);
    var change = forecast("7", MONDAY);
    var zeros =
        new ReleaseForecast(
            schedule("A"), change, part, null, List.of(firm(MONDAY.plusDays(1), 0)), null, null);
    var none = new ReleaseForecast(schedule("B"), change, part, null, List.of(), null, null);
    var state = filed(only(received("first", SAME), zeros, none));
    assertThat(state.results().getFirst().faults())
        .extracting(it -> it.segment() + " " + it.tag() + " " + it.element() + " " + it.offset())
        .containsExactly("17 null null 0", "9 LIN C212.7140 210");
  }

  @Test
  void a_contradiction_is_told_with_its_tag_where_the_message_says_where_it_stands() {
    var part = new StatedAt(9, "LIN", "C212.7140", 210);
    var zeros =
        new ReleaseForecast(
            schedule("A"),
            forecast("7", MONDAY),
            part,
            null,
            List.of(firm(MONDAY.plusDays(1), 0)),
            null,
            null);
    var asked = only(received("first", SAME), zeros);
    var placed =
        placed(asked, new StatedAt(2, "BGM", null, 40), new StatedAt(17, "QTY", null, 400));
    assertThat(filed(placed).results().getFirst().faults())
        .extracting(it -> it.segment() + " " + it.tag() + " " + it.offset())
        .containsExactly("17 QTY 400");
  }

  @Test
  void an_item_that_is_wrong_is_recorded_on_its_schedule_and_the_others_are_applied() {
    filed(only(received("first", SAME), release("A", 1)));
    var part = new StatedAt(9, "LIN", "C212.7140", 210);
    var wrong = new RecordWrongRelease(schedule("A"), forecast("8", MONDAY), part, false);
    var key = new InterchangeKey("HENGYUE", "WEFT", "000124");
    var state = filed(only(received("second", key, OTHER, HENGYUE), wrong, release("B", 3)));
    assertThat(state.outcome()).isEqualTo(InterchangeOutcome.CONTRADICTED);
    assertThat(state.results().getFirst().outcome()).isEqualTo(Outcome.CONTRADICTED);
    assertThat(state.results().getFirst().faults())
        .extracting(it -> it.code() + " " + it.segment() + " " + it.tag() + " " + it.element())
        .containsExactly("CONTRADICTION 9 LIN C212.7140");
    assertThat(desk.events(stream("A")).getLast())
        .isEqualTo(
            new ReleaseContradicted(
                schedule("A"),
                wrong.forecast(),
                new Contradiction(Contradiction.Kind.WRONG_ITEM, null)));
    assertThat(desk.events(stream("B"))).hasSize(1);
  }

  private Interchange filed(ApplyMessage message) {
    return ((Filed) desk.tell(message)).interchange();
  }

  private static String stream(String part) {
    return schedule(part).stream();
  }
}
