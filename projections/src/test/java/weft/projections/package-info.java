/**
 * Proofs that the views equal what happened: whatever the batches, at any past moment, and after
 * any replay.
 */
@NullMarked
package weft.projections;

import org.jspecify.annotations.NullMarked;
