package weft.inspection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.inspection.InspectionPlanCommand.JudgeLot;
import weft.inspection.InspectionPlanCommand.PublishPlan;
import weft.inspection.InspectionPlanCommand.ResumeInspection;
import weft.inspection.InspectionPlanCommand.UsePlan;
import weft.inspection.InspectionPlanEvent.InspectionPlanPublished;
import weft.inspection.InspectionPlanEvent.InspectionSeveritySwitched;
import weft.inspection.InspectionPlanEvent.LotJudged;
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
import weft.inspection.sampling.SampleRule.Kind;
import weft.inspection.sampling.SamplingPlans;
import weft.inspection.sampling.Strictness;
import weft.inspection.sampling.SwitchingRules;

/**
 * The rules of an inspection plan. A plan remembers how its lots turned out, because this decides
 * how strictly the next lot is sampled.
 *
 * @param number of the version in force; 0 before the first
 * @param rejected batches that were rejected last; at most {@value #MOST}
 */
public record InspectionPlan(
    int number,
    String edition,
    List<Characteristic> characteristics,
    SwitchingRules switching,
    List<String> rejected)
    implements KeptRules<InspectionPlanCommand, InspectionPlanEvent, InspectionPlan> {
  /** Raise this whenever {@link #evolve} changes; states that an older version made are ignored. */
  static final int VERSION = 1;

  static final int MOST = 200;

  public static final InspectionPlan NEW =
      new InspectionPlan(0, SamplingPlans.EDITION, List.of(), SwitchingRules.BEGIN, List.of());

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public List<InspectionPlanEvent> decide(InspectionPlanCommand command) {
    return switch (command) {
      case PublishPlan it -> publish(it);
      case UsePlan it -> use(it);
      case JudgeLot it -> judge(it);
      case ResumeInspection it -> resume(it);
    };
  }

  private List<InspectionPlanEvent> publish(PublishPlan asked) {
    if (asked.characteristics().isEmpty()) throw new Refused(new NothingInspected());
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < asked.characteristics().size(); i++) {
      Characteristic it = asked.characteristics().get(i);
      if (!codes.add(it.characteristic()))
        throw new Refused(new CharacteristicTwice(i, it.characteristic()));
      check(i, it);
    }
    if (number > 0
        && asked.edition().equals(edition)
        && asked.characteristics().equals(characteristics)) return List.of();
    return List.of(
        new InspectionPlanPublished(
            asked.plan(), number + 1, asked.edition(), asked.characteristics()));
  }

  private static void check(int index, Characteristic it) {
    boolean limited = it.minimum() != null || it.maximum() != null;
    if (limited == (it.attribute() != null)) throw new Refused(new LimitsOrAttribute(index));
    if (it.limitsCross()) throw new Refused(new LimitsCrossed(index));
    SampleRule rule = it.sample();
    Integer quantity = rule.quantity();
    if (rule.kind() == Kind.FIXED && (quantity == null || quantity < 1))
      throw new Refused(new SampleNotPositive(index));
    if (rule.kind() != Kind.AQL) return;
    if (rule.level() == null
        || rule.aql() == null
        || !SamplingPlans.isOffered(rule.level(), rule.aql()))
      throw new Refused(
          new AqlNotOffered(index, String.valueOf(rule.level()), String.valueOf(rule.aql())));
  }

  private List<InspectionPlanEvent> use(UsePlan asked) {
    if (number == 0) throw new Refused(new NoSuchPlan());
    if (strictness() == Strictness.STOPPED) throw new Refused(new InspectionStopped());
    if (asked.version() != number || asked.strictness() != strictness())
      throw new Refused(new PlanChanged(number));
    return List.of();
  }

  private List<InspectionPlanEvent> judge(JudgeLot asked) {
    boolean counts = !rejected.contains(asked.batch()) && asked.under() == strictness();
    var judged =
        new LotJudged(asked.plan(), asked.inspection(), asked.batch(), asked.conformity(), counts);
    if (!counts) return List.of(judged);
    Strictness next = switching.after(asked.conformity() == Conformity.PASSED).strictness();
    return next == strictness()
        ? List.of(judged)
        : List.of(
            judged, new InspectionSeveritySwitched(asked.plan(), strictness(), next, null, null));
  }

  private List<InspectionPlanEvent> resume(ResumeInspection asked) {
    if (number == 0) throw new Refused(new NoSuchPlan());
    if (strictness() != Strictness.STOPPED) return List.of();
    return List.of(
        new InspectionSeveritySwitched(
            asked.plan(), strictness(), Strictness.TIGHTENED, asked.reason(), asked.person()));
  }

  public Strictness strictness() {
    return switching.strictness();
  }

  @Override
  public InspectionPlan evolve(InspectionPlanEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case InspectionPlanPublished it ->
          new InspectionPlan(it.version(), it.edition(), it.characteristics(), switching, rejected);
      case LotJudged it -> judged(it);
      case InspectionSeveritySwitched it ->
          new InspectionPlan(
              number, edition, characteristics, SwitchingRules.in(it.to()), rejected);
    };
  }

  private InspectionPlan judged(LotJudged it) {
    boolean passed = it.conformity() == Conformity.PASSED;
    List<String> batches = new ArrayList<>(rejected);
    batches.remove(it.batch());
    if (!passed) batches.add(it.batch());
    if (batches.size() > MOST) batches.removeFirst();
    return new InspectionPlan(
        number,
        edition,
        characteristics,
        it.counts() ? switching.after(passed) : switching,
        List.copyOf(batches));
  }
}
