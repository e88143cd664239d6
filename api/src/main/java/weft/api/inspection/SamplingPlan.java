package weft.api.inspection;

import weft.inspection.sampling.SamplePlan;
import weft.inspection.sampling.SamplingPlans;

/**
 * The sample of a lot. This record is the JSON.
 *
 * @param edition of the standard
 * @param quantity of pieces to measure
 * @param accept the lot passes with at most this many nonconforming pieces
 * @param reject the lot fails with this many
 */
record SamplingPlan(String edition, int quantity, int accept, int reject) {
  static SamplingPlan of(SamplePlan it) {
    return new SamplingPlan(SamplingPlans.EDITION, it.size(), it.accept(), it.reject());
  }
}
