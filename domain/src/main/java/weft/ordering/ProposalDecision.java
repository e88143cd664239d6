package weft.ordering;

import org.jspecify.annotations.Nullable;
import weft.promise.Reason;

/**
 * The buyer's decision on a line's counter-proposal; a refusal gives a reason and opens the line
 * again.
 */
public record ProposalDecision(String line, boolean accepted, @Nullable Reason reason) {}
