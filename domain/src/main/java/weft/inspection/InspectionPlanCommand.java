package weft.inspection;

import java.util.List;
import java.util.Set;
import weft.event.StreamCommand;
import weft.inspection.sampling.Strictness;
import weft.party.PartyCode;
import weft.party.PersonCode;

/** Everything that its owner can ask of an inspection plan. */
public sealed interface InspectionPlanCommand extends StreamCommand {
  InspectionPlanId plan();

  @Override
  default String stream() {
    return plan().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(plan().owner());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /** Publishes a new version. Inspections that have begun keep theirs. */
  record PublishPlan(InspectionPlanId plan, String edition, List<Characteristic> characteristics)
      implements InspectionPlanCommand {}

  /**
   * Checks, in the append that begins an inspection, that this version is in force.
   *
   * @param strictness as the sample was determined by
   */
  record UsePlan(InspectionPlanId plan, int version, Strictness strictness)
      implements InspectionPlanCommand {}

  /**
   * Tells the plan how a lot turned out that was sampled by AQL.
   *
   * @param inspection its number
   * @param under the strictness at its beginning
   */
  record JudgeLot(
      InspectionPlanId plan,
      String inspection,
      String batch,
      Strictness under,
      Conformity conformity)
      implements InspectionPlanCommand {}

  /**
   * A person resumes inspection after it stopped. Inspection is tightened from then on. Where it is
   * not stopped, nothing changes.
   */
  record ResumeInspection(InspectionPlanId plan, String reason, PersonCode person)
      implements InspectionPlanCommand {}
}
