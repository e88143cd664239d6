/**
 * Proofs that the views equal the events: for any batches, at any past moment, and after any
 * replay.
 */
@NullMarked
package weft.projections;

import org.jspecify.annotations.NullMarked;
