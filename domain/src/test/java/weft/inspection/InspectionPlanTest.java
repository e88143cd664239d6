package weft.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.inspection.Inspected.PLAN;
import static weft.inspection.Inspected.SECOND;
import static weft.inspection.Inspected.aql;
import static weft.inspection.Inspected.bore;
import static weft.inspection.Inspected.cracks;
import static weft.inspection.Inspected.fixed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.inspection.InspectionPlanCommand.JudgeLot;
import weft.inspection.InspectionPlanCommand.PublishPlan;
import weft.inspection.InspectionPlanCommand.ResumeInspection;
import weft.inspection.InspectionPlanCommand.UsePlan;
import weft.inspection.InspectionPlanEvent.InspectionPlanPublished;
import weft.inspection.InspectionPlanEvent.InspectionSeveritySwitched;
import weft.inspection.InspectionPlanRefusal.AqlNotOffered;
import weft.inspection.InspectionPlanRefusal.CharacteristicTwice;
import weft.inspection.InspectionPlanRefusal.InspectionStopped;
import weft.inspection.InspectionPlanRefusal.LimitsCrossed;
import weft.inspection.InspectionPlanRefusal.LimitsOrAttribute;
import weft.inspection.InspectionPlanRefusal.NoSuchPlan;
import weft.inspection.InspectionPlanRefusal.NothingInspected;
import weft.inspection.InspectionPlanRefusal.PlanChanged;
import weft.inspection.InspectionPlanRefusal.SampleNotPositive;
import weft.inspection.sampling.SampleRule;
import weft.inspection.sampling.SamplingPlans;
import weft.inspection.sampling.Strictness;

/** The rules of plans, and how rejected lots make inspection stricter. */
class InspectionPlanTest {
  private static PublishPlan publish(Characteristic... characteristics) {
    return new PublishPlan(PLAN, SamplingPlans.EDITION, List.of(characteristics));
  }

  private static InspectionPlanEvent published(int version, Characteristic... characteristics) {
    return new InspectionPlanPublished(
        PLAN, version, SamplingPlans.EDITION, List.of(characteristics));
  }

  private static Scenario<InspectionPlanCommand, InspectionPlanEvent, InspectionPlan> given(
      InspectionPlanEvent... past) {
    return Scenario.given(InspectionPlan.NEW, List.of(past));
  }

  @Test
  void each_publication_is_a_version_and_an_equal_one_is_none() {
    given()
        .when(publish(bore(aql("1.0"))))
        .then(published(1, bore(aql("1.0"))))
        .when(publish(bore(aql("1.0"))))
        .thenNothing()
        .when(publish(bore(aql("2.5"))))
        .then(published(2, bore(aql("2.5"))));
  }

  @Test
  void an_aql_that_is_not_offered_is_refused() {
    given().when(publish(bore(aql("10")))).thenRefused(new AqlNotOffered(0, "II", "10"));
    var level = new SampleRule(SampleRule.Kind.AQL, null, "V", BigDecimal.ONE);
    given().when(publish(bore(level))).thenRefused(new AqlNotOffered(0, "V", "1"));
  }

  @Test
  void a_characteristic_has_limits_or_an_attribute() {
    given().when(publish()).thenRefused(new NothingInspected());
    given()
        .when(publish(bore(fixed(1)), bore(fixed(2))))
        .thenRefused(new CharacteristicTwice(1, "BORE"));
    given().when(publish(bore(fixed(0)))).thenRefused(new SampleNotPositive(0));
    given().when(publish(limits(null, null))).thenRefused(new LimitsOrAttribute(0));
    given().when(publish(limits("10", "9"))).thenRefused(new LimitsCrossed(0));
    given().when(publish(cracks(fixed(1)))).then(published(1, cracks(fixed(1))));
  }

  private static Characteristic limits(
      @org.jspecify.annotations.Nullable String minimum,
      @org.jspecify.annotations.Nullable String maximum) {
    return new Characteristic(
        "X",
        null,
        null,
        BigDecimal.ONE,
        minimum == null ? null : new BigDecimal(minimum),
        maximum == null ? null : new BigDecimal(maximum),
        null,
        fixed(1),
        Gravity.MINOR,
        null);
  }

  @Test
  void an_inspection_begins_by_the_version_in_force() {
    given().when(use(1, Strictness.NORMAL)).thenRefused(new NoSuchPlan());
    var two = given(published(1, bore(fixed(1))), published(2, bore(fixed(2))));
    two.when(use(2, Strictness.NORMAL)).thenNothing();
    two.when(use(1, Strictness.NORMAL)).thenRefused(new PlanChanged(2));
    two.when(use(2, Strictness.TIGHTENED)).thenRefused(new PlanChanged(2));
  }

  private static UsePlan use(int version, Strictness strictness) {
    return new UsePlan(PLAN, version, strictness);
  }

  /** The plan after lots: + accepted, - rejected, each of its own batch unless named. */
  private static InspectionPlan after(InspectionPlan begin, String lots) {
    InspectionPlan now = begin;
    for (int i = 0; i < lots.length(); i++)
      now = judged(now, "B-" + i, lots.charAt(i) == '+', now.strictness());
    return now;
  }

  private static InspectionPlan judged(
      InspectionPlan plan, String batch, boolean accepted, Strictness under) {
    InspectionPlan now = plan;
    var judge = new JudgeLot(PLAN, "Q", batch, under, Conformity.of(accepted));
    for (InspectionPlanEvent it : plan.decide(judge)) now = now.evolve(it);
    return now;
  }

  private static final InspectionPlan BEGIN =
      InspectionPlan.NEW.evolve(published(1, bore(aql("1.0"))));

  @Test
  void two_rejected_lots_of_five_tighten_and_five_accepted_relax() {
    assertThat(after(BEGIN, "-+++-").strictness()).isEqualTo(Strictness.TIGHTENED);
    assertThat(after(BEGIN, "-+++-+++++").strictness()).isEqualTo(Strictness.NORMAL);
    var one = judged(BEGIN, "B-1", false, Strictness.NORMAL);
    assertThat(
            new ArrayList<>(
                one.decide(new JudgeLot(PLAN, "Q", "B-2", Strictness.NORMAL, Conformity.FAILED))))
        .contains(
            new InspectionSeveritySwitched(
                PLAN, Strictness.NORMAL, Strictness.TIGHTENED, null, null));
  }

  @Test
  void a_lot_that_is_presented_again_does_not_count() {
    var one = judged(BEGIN, "B-1", false, Strictness.NORMAL);
    var again = judged(one, "B-1", false, Strictness.NORMAL);
    assertThat(again.strictness()).isEqualTo(Strictness.NORMAL);
    assertThat(judged(again, "B-2", false, Strictness.NORMAL).strictness())
        .isEqualTo(Strictness.TIGHTENED);
  }

  @Test
  void a_lot_that_was_sampled_before_the_switch_does_not_count_after_it() {
    var tightened = after(BEGIN, "--++++");
    assertThat(judged(tightened, "LATE", true, Strictness.NORMAL).strictness())
        .isEqualTo(Strictness.TIGHTENED);
    assertThat(judged(tightened, "NEXT", true, Strictness.TIGHTENED).strictness())
        .isEqualTo(Strictness.NORMAL);
  }

  @Test
  void five_rejected_while_tightened_stop_inspection_until_a_person_resumes_it() {
    var stopped = after(BEGIN, "-------");
    assertThat(stopped.strictness()).isEqualTo(Strictness.STOPPED);
    assertThat(refusal(stopped, use(1, Strictness.STOPPED))).isEqualTo(new InspectionStopped());
    var resume = new ResumeInspection(PLAN, "The mould was repaired.", SECOND);
    var resumed = stopped.evolve(stopped.decide(resume).getFirst());
    assertThat(resumed.strictness()).isEqualTo(Strictness.TIGHTENED);
    assertThat(after(resumed, "----").strictness())
        .as("counts anew")
        .isEqualTo(Strictness.TIGHTENED);
    assertThat(resumed.decide(resume)).as("it is not stopped").isEmpty();
  }

  private static Object refusal(InspectionPlan plan, InspectionPlanCommand command) {
    try {
      return plan.decide(command);
    } catch (weft.event.Refused e) {
      return e.refusal();
    }
  }

  @Test
  void a_new_version_keeps_the_strictness() {
    var tightened = after(BEGIN, "--");
    assertThat(tightened.evolve(published(2, bore(aql("2.5")))).strictness())
        .isEqualTo(Strictness.TIGHTENED);
  }
}
