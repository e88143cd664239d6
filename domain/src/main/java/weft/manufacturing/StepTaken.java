package weft.manufacturing;

import weft.measure.Quantity;

/**
 * The quantities that one report takes at a step.
 *
 * @param fromRework how much of it was taken from open rework
 */
public record StepTaken(int step, StepCounts counts, Quantity fromRework) {}
