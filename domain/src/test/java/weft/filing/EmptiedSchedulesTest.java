package weft.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.filing.Interchanges.HENGYUE;
import static weft.filing.Interchanges.PARTNERSHIP;
import static weft.filing.Interchanges.PROVENANCE;
import static weft.filing.Interchanges.message;
import static weft.filing.Interchanges.read;
import static weft.filing.Interchanges.received;
import static weft.filing.Interchanges.schedule;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.day;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.desk.DeskAnswer.Filed;
import weft.desk.DeskCommand.RerunMessage;
import weft.desk.OpenDesk;
import weft.event.StreamCommand;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeKey;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.party.EdiRules.CallOffPrecedence;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/** The hub holds a message if one of its items would silently remove all firm demand. */
class EmptiedSchedulesTest {
  private static final StatedAt PART = new StatedAt(9, "LIN", "C212.7140", 210);
  private final OpenDesk desk = new OpenDesk();

  @Test
  void it_is_held_with_its_reason_where_the_part_stands_and_nothing_of_it_takes_effect() {
    apply(7, firmly("A", 7), firmly("B", 7));
    MessageResult held = apply(8, emptied("A", 8), firmly("B", 8));
    assertThat(held.outcome()).isEqualTo(Outcome.HELD);
    assertThat(held.faults())
        .singleElement()
        .satisfies(it -> assertThat(it.code()).isEqualTo(FaultCode.DEMAND_VANISHES))
        .satisfies(it -> assertThat(it.element()).isEqualTo("C212.7140"))
        .satisfies(it -> assertThat(it.text().en()).contains("part A", "40 PCE"))
        .satisfies(it -> assertThat(it.text().zh()).contains("零件 A", "40 PCE"));
    assertThat(held.waits()).isTrue();
    assertThat(released("A")).containsExactly("7");
    assertThat(released("B")).containsExactly("7");
  }

  @Test
  void it_is_taken_where_it_says_zero_or_that_is_agreed_or_nothing_firm_was_there() {
    apply(7, firmly("A", 7), planned("C", 7, null));
    assertThat(apply(8, planned("A", 8, true), emptied("C", 8), emptied("NEW", 8)).outcome())
        .isEqualTo(Outcome.APPLIED);
    assertThat(released("A")).containsExactly("7", "8");
  }

  @Test
  void a_call_off_that_empties_its_days_is_held_alike() {
    apply(7, calledOff(7, null, firm(FRIDAY, 40)));
    assertThat(apply(8, calledOff(8, false)).outcome()).isEqualTo(Outcome.HELD);
    assertThat(apply(9, calledOff(9, true)).outcome()).isEqualTo(Outcome.APPLIED);
  }

  @Test
  void the_next_good_release_takes_its_place() {
    apply(7, firmly("A", 7));
    apply(8, emptied("A", 8));
    assertThat(apply(9, firmly("A", 9)).outcome()).isEqualTo(Outcome.APPLIED);
    MessageResult now = again(8, false, emptied("A", 8));
    assertThat(now.outcome()).isEqualTo(Outcome.KEPT);
    assertThat(now.faults())
        .extracting(it -> it.code() + " " + it.severity())
        .containsExactly("SUPERSEDED NOTE");
    assertThat(released("A")).containsExactly("7", "9");
  }

  @Test
  void one_of_the_same_number_does_so_too_and_is_no_contradiction() {
    apply(7, firmly("A", 7));
    apply(8, emptied("A", 8));
    apply(9, firmly("A", 8));
    assertThat(again(8, false, emptied("A", 8)).outcome()).isEqualTo(Outcome.KEPT);
  }

  @Test
  void what_else_the_held_message_says_takes_effect_then() {
    apply(7, firmly("A", 7), firmly("B", 7));
    apply(8, emptied("A", 8), firmly("B", 8));
    apply(9, firmly("A", 9));
    MessageResult now = again(8, false, emptied("A", 8), firmly("B", 8));
    assertThat(now.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(released("B")).containsExactly("7", "8");
  }

  @Test
  void what_was_superseded_and_is_taken_up_by_itself_once_more_stays_so() {
    apply(7, firmly("A", 7));
    apply(8, emptied("A", 8));
    apply(9, firmly("A", 9));
    MessageResult superseded = again(8, false, emptied("A", 8));
    int events = desk.events(schedule("A").stream()).size();
    assertThat(again(8, false, emptied("A", 8))).isEqualTo(superseded);
    assertThat(desk.events(schedule("A").stream())).hasSize(events);
  }

  @Test
  void until_then_it_waits_and_a_person_who_knows_why_may_have_it_taken() {
    apply(7, firmly("A", 7));
    apply(8, emptied("A", 8));
    assertThat(again(8, false, emptied("A", 8)).outcome()).isEqualTo(Outcome.HELD);
    assertThat(again(8, true, emptied("A", 8)).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(released("A")).containsExactly("7", "8");
  }

  @Test
  void a_call_off_that_takes_the_firm_demand_away_leaves_it_held() {
    apply(7, release("D", 7, null, firm(FRIDAY, 10), day(FRIDAY.plusDays(7), 390)));
    MessageResult held = apply(8, release("D", 8, false, day(FRIDAY.plusDays(30), 5)));
    assertThat(held.outcome()).isEqualTo(Outcome.HELD);
    assertThat(apply(9, calledOff(9, true)).outcome()).isEqualTo(Outcome.APPLIED);
    var again = again(8, false, release("D", 8, false, day(FRIDAY.plusDays(30), 5)));
    assertThat(again).isEqualTo(held);
    assertThat(released("D")).containsExactly("7");
    apply(10, release("D", 10, null, firm(FRIDAY, 10)));
    assertThat(again(8, false, release("D", 8, false, day(FRIDAY.plusDays(30), 5))).outcome())
        .isEqualTo(Outcome.KEPT);
    assertThat(released("D")).containsExactly("7", "10");
  }

  private List<String> released(String part) {
    return desk.events(schedule(part).stream()).stream()
        .filter(ForecastReleased.class::isInstance)
        .map(it -> ((ForecastReleased) it).forecast().release().number())
        .toList();
  }

  private static ReleaseForecast firmly(String part, int release) {
    return release(part, release, null, firm(FRIDAY, 40), day(FRIDAY, 500));
  }

  private static ReleaseForecast emptied(String part, int release) {
    return planned(part, release, false);
  }

  private static ReleaseForecast planned(String part, int release, @Nullable Boolean mayEmpty) {
    return release(part, release, mayEmpty, day(FRIDAY, 500));
  }

  private static ReleaseForecast release(
      String part, int release, @Nullable Boolean mayEmpty, ScheduleLine... lines) {
    var said = forecast(String.valueOf(release), MONDAY.minusDays(20 - release), lines);
    return new ReleaseForecast(schedule(part), said, PART, null, null, null, mayEmpty);
  }

  private static ReleaseCallOff calledOff(
      int number, @Nullable Boolean mayEmpty, ScheduleLine... lines) {
    var said =
        new CallOff(
            new Release(String.valueOf(number), MONDAY.minusDays(20 - number).atStartOfDay()),
            MONDAY,
            FRIDAY,
            "PCE",
            null,
            Received.UNKNOWN,
            Arrays.asList(lines),
            CallOffPrecedence.REPLACE_WINDOW);
    return new ReleaseCallOff(schedule("D"), said, PART, null, mayEmpty);
  }

  private static InterchangeReceived envelope(int number) {
    var key = new InterchangeKey("HENGYUE", "WEFT", String.valueOf(number));
    return received("it-" + number, key, "hash-" + number, HENGYUE);
  }

  private MessageResult apply(int number, StreamCommand... commands) {
    var filed = (Filed) desk.tell(message(envelope(number), 1, true, false, commands));
    return filed.interchange().results().getFirst();
  }

  private MessageResult again(int number, boolean byHand, StreamCommand... commands) {
    var filed =
        (Filed)
            desk.tell(
                new RerunMessage(
                    PROVENANCE,
                    envelope(number),
                    1,
                    read(1, Outcome.APPLIED),
                    PARTNERSHIP,
                    List.of(commands),
                    false,
                    false,
                    new Text("again", "再次"),
                    null,
                    byHand,
                    null));
    return filed.interchange().results().getFirst();
  }
}
