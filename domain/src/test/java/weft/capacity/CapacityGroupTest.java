package weft.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.calendar.Week;
import weft.capacity.CapacityGroupCommand.OpenCapacityGroup;
import weft.capacity.CapacityGroupCommand.StateCapacity;
import weft.capacity.CapacityGroupCommand.StateWeeks;
import weft.capacity.CapacityGroupEvent.CapacityStated;
import weft.capacity.CapacityRefusal.ActualBeyondMaximum;
import weft.capacity.CapacityRefusal.CapacityNegative;
import weft.capacity.CapacityRefusal.FactorNotPositive;
import weft.capacity.CapacityRefusal.GroupExists;
import weft.capacity.CapacityRefusal.NoSuchGroup;
import weft.capacity.CapacityRefusal.PartTwice;
import weft.capacity.CapacityRefusal.ShownToOneself;
import weft.capacity.CapacityRefusal.UnitOfKeptWeeks;
import weft.capacity.CapacityRefusal.WeekTwice;
import weft.event.Scenario;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyCode;

/**
 * A supplier states the capacity of a machine group, the parts that load it, and who may see it.
 */
class CapacityGroupTest {
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode LINGYUN = new PartyCode("LINGYUN");
  private static final CapacityGroupId MILLS = new CapacityGroupId(JIAXIN, "MILL-5");
  private static final Week W50 = Week.parse("2026-W50");
  private static final Week W51 = Week.parse("2026-W51");
  private static final PartLoad PART = new PartLoad("JX-4711", new BigDecimal("0.25"));
  private static final Capacity STATED =
      capacity(List.of(week(W50, 80, null, 100), week(W51, 60, 90L, 100)), List.of(PART));

  @Test
  void a_group_is_opened_once() {
    given()
        .when(new OpenCapacityGroup(MILLS, STATED))
        .then(new CapacityStated(MILLS, STATED))
        .when(new OpenCapacityGroup(MILLS, STATED))
        .thenRefused(new GroupExists("MILL-5"));
  }

  @Test
  void a_group_is_stated_anew_as_a_whole_and_the_same_is_no_change() {
    var next = capacity(List.of(week(W51, 40, null, 90)), List.of());
    given(new CapacityStated(MILLS, STATED))
        .when(new StateCapacity(MILLS, STATED))
        .thenNothing()
        .when(new StateCapacity(MILLS, next))
        .then(new CapacityStated(MILLS, next));
    given().when(new StateCapacity(MILLS, next)).thenRefused(new NoSuchGroup());
  }

  @Test
  void some_weeks_are_stated_anew_and_those_before_and_after_stay() {
    Week w52 = Week.parse("2026-W52");
    var next = capacity(List.of(week(W51, 40, null, 90)), List.of(PART));
    var both = capacity(List.of(week(W50, 80, null, 100), week(W51, 40, null, 90)), List.of(PART));
    given()
        .when(new StateWeeks(MILLS, W50, W51, STATED))
        .then(new CapacityStated(MILLS, STATED))
        .when(new StateWeeks(MILLS, W51, W51, next))
        .then(new CapacityStated(MILLS, both))
        .when(new StateWeeks(MILLS, W51, W51, next))
        .thenNothing()
        .when(new StateWeeks(MILLS, W50, w52, next))
        .then(new CapacityStated(MILLS, next));
  }

  @Test
  void weeks_that_stay_keep_their_unit() {
    var next = capacity(List.of(week(W51, 40, null, 90)), List.of(PART));
    var pieces =
        new Capacity("JX1", next.names(), "PCE", next.weeks(), List.of(PART), next.buyers());
    given(new CapacityStated(MILLS, STATED))
        .when(new StateWeeks(MILLS, W51, W51, pieces))
        .thenRefused(new UnitOfKeptWeeks("HUR", W50))
        .when(new StateWeeks(MILLS, W50, W51, pieces))
        .then(new CapacityStated(MILLS, pieces));
  }

  @Test
  void the_order_in_which_it_is_said_means_nothing() {
    var other =
        new Capacity(
            "JX1",
            STATED.names(),
            "HUR",
            STATED.weeks().reversed(),
            List.of(new PartLoad("JX-4711", new BigDecimal("0.250"))),
            List.of(LINGYUN, HENGYUE, LINGYUN));
    given(new CapacityStated(MILLS, STATED)).when(new StateCapacity(MILLS, other)).thenNothing();
  }

  @Test
  void a_week_is_said_once_and_is_never_below_nothing() {
    refused(
        capacity(List.of(week(W50, 80, null, 100), week(W50, 80, null, 100)), List.of()),
        new WeekTwice(1, W50));
    refused(capacity(List.of(week(W50, -1, null, 100)), List.of()), new CapacityNegative(0, W50));
    refused(capacity(List.of(week(W50, 1, -1L, 100)), List.of()), new CapacityNegative(0, W50));
  }

  @Test
  void no_more_is_planned_than_can_be_had() {
    refused(
        capacity(List.of(week(W50, 101, null, 100)), List.of()),
        new ActualBeyondMaximum(0, W50, Quantity.of(101), Quantity.of(100)));
  }

  @Test
  void a_part_is_said_once_and_takes_something() {
    refused(capacity(List.of(), List.of(PART, PART)), new PartTwice(1, "JX-4711"));
    refused(
        capacity(List.of(), List.of(new PartLoad("JX-4712", BigDecimal.ZERO))),
        new FactorNotPositive(0, "JX-4712"));
  }

  @Test
  void a_supplier_shows_its_capacity_to_others() {
    given()
        .when(
            new OpenCapacityGroup(
                MILLS,
                new Capacity("JX1", STATED.names(), "HUR", List.of(), List.of(), List.of(JIAXIN))))
        .thenRefused(new ShownToOneself(JIAXIN));
  }

  @Test
  void an_id_is_read_as_it_was_written() {
    assertThat(MILLS.stream()).isEqualTo("CapacityGroup:JIAXIN:MILL-5");
    assertThat(CapacityGroupId.of(MILLS.stream())).isEqualTo(MILLS);
  }

  private static void refused(Capacity asked, CapacityRefusal refusal) {
    given().when(new OpenCapacityGroup(MILLS, asked)).thenRefused(refusal);
    given(new CapacityStated(MILLS, STATED))
        .when(new StateCapacity(MILLS, asked))
        .thenRefused(refusal);
  }

  private static Capacity capacity(List<CapacityWeek> weeks, List<PartLoad> parts) {
    return new Capacity(
        "JX1", new Text("Five-axis mills", "五轴铣"), "HUR", weeks, parts, List.of(HENGYUE, LINGYUN));
  }

  private static CapacityWeek week(Week week, long actual, @Nullable Long agreed, long maximum) {
    return new CapacityWeek(
        week,
        Quantity.of(actual),
        agreed == null ? null : Quantity.of(agreed),
        Quantity.of(maximum));
  }

  private static Scenario<CapacityGroupCommand, CapacityGroupEvent, CapacityGroup> given(
      CapacityGroupEvent... past) {
    return Scenario.given(CapacityGroup.NEW, List.of(past));
  }
}
