package weft.ordering;

import org.jspecify.annotations.Nullable;
import weft.promise.Reason;

/**
 * The buyer's decision on a line's counter-proposal. A refusal states a reason and reopens the
 * line.
 */
public record ProposalDecision(String line, boolean accepted, @Nullable Reason reason) {}
