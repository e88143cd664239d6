package weft.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.filing.Interchanges.HENGYUE;
import static weft.filing.Interchanges.JIAXIN;
import static weft.filing.Interchanges.PARTNERSHIP;
import static weft.filing.Interchanges.PROVENANCE;
import static weft.filing.Interchanges.read;
import static weft.filing.Interchanges.received;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.desk.DeskAnswer.Filed;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.DeskCommand.RerunMessage;
import weft.desk.OpenDesk;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeKey;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.EdiRules.CallOffPrecedence;
import weft.scheduling.DeliverySchedule;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleEvent.CallOffContradicted;
import weft.scheduling.DeliveryScheduleEvent.ScheduleSucceeded;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/** A schedule whose key changes stays one schedule: no demand counts twice. */
class ScheduleKeysTest {
  private static final StatedAt PART = new StatedAt(9, "LIN", "C212.7140", 210);
  private static final String GLN = "4012345000016";
  private static final DeliveryScheduleId PLAIN = schedule("JX1", null, null);
  private static final DeliveryScheduleId BY_GLN = schedule(GLN, null, null);
  private static final DeliveryScheduleId NUMBERED = schedule("JX1", "5500001", null);
  private static final DeliveryScheduleId OTHER_NUMBER = schedule("JX1", "5500002", null);
  private final OpenDesk desk = new OpenDesk();

  @Test
  void a_site_that_is_registered_later_takes_its_schedules_along_with_their_call_offs() {
    apply(1, release(BY_GLN, 1, 40));
    apply(2, callOff(BY_GLN, 2, 15));
    MessageResult now = apply(3, release(PLAIN, 3, 60));
    assertThat(codes(now)).containsExactly("SCHEDULE_RENAMED NOTE");
    assertThat(now.faults().getFirst().text().en()).contains("site JX1", "site " + GLN);
    assertThat(now.faults().getFirst().text().zh()).contains("工厂 JX1", "工厂 " + GLN);
    assertThat(wanted(BY_GLN)).isEqualTo("0");
    assertThat(state(PLAIN).callOffs()).isNotNull();
    assertThat(state(PLAIN).current().lines()).extracting(ScheduleLine::callOff).contains("C2");
    assertThat(desk.events(BY_GLN.stream()).getLast())
        .isEqualTo(new ScheduleSucceeded(BY_GLN, PLAIN, null));
    assertThat(codes(apply(4, release(PLAIN, 4, 61)))).isEmpty();
    assertThat(codes(apply(5, release(BY_GLN, 1, 40)))).isEmpty();
    assertThat(wanted(BY_GLN)).as("read once more, behind a call-off").isEqualTo("0");
  }

  @Test
  void two_names_of_a_site_that_stand_side_by_side_already_are_one_with_the_next_release() {
    tell(desk, 1, Map.of(), release(BY_GLN, 1, 40));
    tell(desk, 2, Map.of(), release(PLAIN, 2, 60));
    assertThat(wanted(BY_GLN)).isEqualTo("40");
    assertThat(codes(apply(3, release(PLAIN, 3, 70)))).containsExactly("SCHEDULE_RENAMED NOTE");
    assertThat(wanted(BY_GLN)).isEqualTo("0");
    assertThat(wanted(PLAIN)).isEqualTo("70");
  }

  @Test
  void what_was_read_before_is_known_again_under_the_new_name() {
    apply(1, release(BY_GLN, 1, 40));
    MessageResult again = apply(2, release(PLAIN, 1, 40));
    assertThat(codes(again)).containsExactly("SCHEDULE_RENAMED NOTE");
    assertThat(wanted(PLAIN)).isEqualTo("40");
    assertThat(wanted(BY_GLN)).isEqualTo("0");
  }

  @Test
  void an_agreement_that_has_a_number_from_now_on_goes_on_with_the_schedule_without() {
    apply(1, release(PLAIN, 1, 40));
    MessageResult now = apply(2, release(NUMBERED, 2, 60));
    assertThat(codes(now)).containsExactly("SCHEDULE_RENAMED NOTE");
    assertThat(now.faults().getFirst().text().en()).contains("agreement 5500001", "no agreement");
    assertThat(wanted(PLAIN)).isEqualTo("0");
    assertThat(wanted(NUMBERED)).isEqualTo("60");
  }

  @Test
  void two_that_one_message_names_are_two() {
    assertThat(codes(apply(1, release(PLAIN, 1, 40), release(NUMBERED, 1, 60)))).isEmpty();
    assertThat(codes(apply(2, release(NUMBERED, 2, 61)))).isEmpty();
    assertThat(wanted(PLAIN)).isEqualTo("40");
    assertThat(wanted(NUMBERED)).isEqualTo("61");
  }

  @Test
  void one_that_is_released_without_a_number_again_stands_beside_and_both_are_told() {
    apply(1, release(PLAIN, 1, 40));
    apply(2, release(NUMBERED, 2, 60));
    assertThat(codes(apply(3, release(PLAIN, 3, 41)))).containsExactly("AGREEMENT_ADDED NOTE");
    assertThat(wanted(PLAIN)).isEqualTo("41");
    assertThat(wanted(NUMBERED)).isEqualTo("60");
  }

  @Test
  void an_old_release_without_a_number_that_comes_late_wakes_nothing() {
    apply(2, release(PLAIN, 2, 40));
    apply(3, release(NUMBERED, 3, 60));
    assertThat(codes(apply(4, release(PLAIN, 1, 99)))).doesNotContain("AGREEMENT_ADDED NOTE");
    assertThat(codes(apply(5, release(PLAIN, 2, 40)))).isEmpty();
    assertThat(wanted(PLAIN)).isEqualTo("0");
  }

  @Test
  void a_release_without_the_number_that_the_part_has_is_held_until_a_person_says_what_it_is() {
    apply(1, release(NUMBERED, 1, 60));
    MessageResult held = apply(2, release(PLAIN, 2, 40));
    assertThat(held.outcome()).isEqualTo(Outcome.HELD);
    assertThat(codes(held)).containsExactly("AGREEMENT_MISSING ERROR");
    assertThat(wanted(PLAIN)).isEqualTo("-");
    MessageResult taken = again(2, release(PLAIN, 2, 40));
    assertThat(taken.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(codes(taken)).containsExactly("AGREEMENT_ADDED NOTE");
    assertThat(wanted(PLAIN)).isEqualTo("40");
  }

  @Test
  void a_second_agreement_counts_beside_the_first_and_both_are_told() {
    apply(1, release(NUMBERED, 1, 60));
    assertThat(codes(apply(2, release(OTHER_NUMBER, 1, 5))))
        .containsExactly("AGREEMENT_ADDED NOTE");
    assertThat(wanted(NUMBERED)).isEqualTo("60");
  }

  @Test
  void what_stands_beside_a_number_without_one_is_not_taken_for_the_next_number() {
    apply(1, release(NUMBERED, 1, 60), release(PLAIN, 1, 40));
    assertThat(codes(apply(2, release(OTHER_NUMBER, 1, 5))))
        .containsExactly("AGREEMENT_ADDED NOTE");
    assertThat(List.of(wanted(NUMBERED), wanted(PLAIN), wanted(OTHER_NUMBER)))
        .containsExactly("60", "40", "5");
    apply(3, callOff(schedule("JX1", "5500003", null), 3, 15));
    assertThat(state(PLAIN).callOffs()).isNull();
  }

  @Test
  void a_call_off_belongs_to_the_one_schedule_whether_or_not_it_names_the_agreement() {
    apply(1, release(NUMBERED, 1, 60));
    assertThat(codes(apply(2, callOff(PLAIN, 2, 15)))).isEmpty();
    assertThat(wanted(PLAIN)).isEqualTo("-");
    assertThat(state(NUMBERED).callOffs()).isNotNull();
    var other = new OpenDesk();
    tell(other, 1, Map.of(), release(PLAIN, 1, 60));
    tell(other, 2, Map.of(), callOff(NUMBERED, 2, 15));
    assertThat(other.events(NUMBERED.stream())).isEmpty();
    assertThat(other.events(PLAIN.stream())).hasSize(2);
  }

  @Test
  void a_call_off_that_may_be_of_several_agreements_is_contradicted_on_one() {
    apply(1, release(NUMBERED, 1, 60), release(OTHER_NUMBER, 1, 5));
    MessageResult now = apply(2, callOff(PLAIN, 2, 15));
    assertThat(now.outcome()).isEqualTo(Outcome.CONTRADICTED);
    assertThat(desk.events(NUMBERED.stream()).getLast()).isInstanceOf(CallOffContradicted.class);
    assertThat(wanted(NUMBERED)).isEqualTo("60");
  }

  @Test
  void unloading_points_that_are_released_apart_from_now_on_end_the_schedule_of_all() {
    apply(1, release(PLAIN, 1, 40));
    DeliveryScheduleId dock = schedule("JX1", null, "D1");
    DeliveryScheduleId gate = schedule("JX1", null, "D2");
    assertThat(codes(apply(2, release(dock, 2, 30), release(gate, 2, 20))))
        .contains("SCHEDULE_RENAMED NOTE");
    assertThat(List.of(wanted(PLAIN), wanted(dock), wanted(gate))).containsExactly("0", "30", "20");
    assertThat(codes(apply(3, release(PLAIN, 3, 70)))).containsExactly("SCHEDULE_RENAMED NOTE");
    assertThat(List.of(wanted(PLAIN), wanted(dock), wanted(gate))).containsExactly("70", "0", "0");
  }

  @Test
  void what_is_in_another_unit_under_the_new_name_contradicts_and_leaves_the_demand_once() {
    apply(1, release(BY_GLN, 1, 40));
    ReleaseForecast kilograms =
        new ReleaseForecast(
            PLAIN,
            new Forecast(
                new Release("2", MONDAY.plusDays(2).atStartOfDay()),
                null,
                null,
                "KGM",
                null,
                Received.UNKNOWN,
                List.of(firm(FRIDAY, 3))),
            PART,
            null,
            null,
            null,
            null);
    assertThat(apply(2, kilograms).outcome()).isEqualTo(Outcome.CONTRADICTED);
    assertThat(wanted(PLAIN)).isEqualTo("40");
    assertThat(wanted(BY_GLN)).isEqualTo("0");
  }

  private static DeliveryScheduleId schedule(
      String site, @Nullable String agreement, @Nullable String point) {
    return new DeliveryScheduleId(HENGYUE, JIAXIN, site, "A", agreement, point);
  }

  private static ReleaseForecast release(DeliveryScheduleId id, int number, long quantity) {
    return new ReleaseForecast(
        id,
        forecast(String.valueOf(number), MONDAY.plusDays(number), firm(FRIDAY, quantity)),
        PART,
        null,
        null,
        null,
        null);
  }

  private static ReleaseCallOff callOff(DeliveryScheduleId id, int number, long quantity) {
    var said =
        new CallOff(
            new Release("C" + number, MONDAY.plusDays(number).atStartOfDay()),
            FRIDAY.plusDays(30),
            FRIDAY.plusDays(30),
            "PCE",
            null,
            Received.UNKNOWN,
            List.of(firm(FRIDAY.plusDays(30), quantity)),
            CallOffPrecedence.REPLACE_WINDOW);
    return new ReleaseCallOff(id, said, PART, null, null);
  }

  /** Returns everything to be delivered; a dash if there never was anything. */
  private String wanted(DeliveryScheduleId id) {
    var current = state(id).current();
    return current == null
        ? "-"
        : current.lines().stream()
            .map(ScheduleLine::quantity)
            .reduce(Quantity.ZERO, Quantity::plus)
            .toString();
  }

  private DeliverySchedule state(DeliveryScheduleId id) {
    DeliverySchedule state = DeliverySchedule.NEW;
    for (Object it : desk.events(id.stream())) state = state.evolve((DeliveryScheduleEvent) it);
    return state;
  }

  private static List<String> codes(MessageResult result) {
    return result.faults().stream().map(ScheduleKeysTest::code).toList();
  }

  private static String code(Fault it) {
    return it.code() + " " + it.severity();
  }

  private MessageResult apply(int number, StreamCommand... commands) {
    return tell(desk, number, Map.of("JX1", List.of(GLN)), commands);
  }

  private static MessageResult tell(
      OpenDesk desk, int number, Map<String, List<String>> siteNames, StreamCommand... commands) {
    var message =
        new ApplyMessage(
            PROVENANCE,
            envelope(number),
            1,
            read(1, Outcome.APPLIED),
            PARTNERSHIP,
            Arrays.asList(commands),
            false,
            true,
            null,
            null,
            null,
            siteNames);
    return ((Filed) desk.tell(message)).interchange().results().getFirst();
  }

  private MessageResult again(int number, StreamCommand... commands) {
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
                    true,
                    null));
    return filed.interchange().results().getFirst();
  }

  private static InterchangeReceived envelope(int number) {
    var key = new InterchangeKey("HENGYUE", "WEFT", String.valueOf(number));
    return received("it-" + number, key, "hash-" + number, HENGYUE);
  }
}
