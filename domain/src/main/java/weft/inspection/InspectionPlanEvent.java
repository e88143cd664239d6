package weft.inspection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.inspection.sampling.Strictness;
import weft.party.PersonCode;

/**
 * Everything that can happen to an inspection plan. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface InspectionPlanEvent {
  InspectionPlanId plan();

  /**
   * The owner published a version.
   *
   * @param version counts from 1
   * @param edition of the standard by which lots are sampled
   */
  record InspectionPlanPublished(
      InspectionPlanId plan, int version, String edition, List<Characteristic> characteristics)
      implements InspectionPlanEvent {}

  /**
   * A lot that was sampled by AQL was decided.
   *
   * @param counts whether it counts for switching: a lot that is presented again does not, nor does
   *     one that was sampled before the last switch
   */
  record LotJudged(
      InspectionPlanId plan, String inspection, String batch, Conformity conformity, boolean counts)
      implements InspectionPlanEvent {}

  /**
   * Inspection became stricter or less strict.
   *
   * @param reason of the person who resumed inspection; null where the switching rules decided
   */
  record InspectionSeveritySwitched(
      InspectionPlanId plan,
      Strictness from,
      Strictness to,
      @Nullable String reason,
      @Nullable PersonCode person)
      implements InspectionPlanEvent {}
}
