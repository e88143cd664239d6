package weft.inspection;

import weft.inspection.sampling.SamplePlan;

/**
 * A characteristic of an inspection, as its plan had it at the beginning, and the sample of the
 * lot.
 */
public record Sampled(Characteristic of, SamplePlan plan) {}
