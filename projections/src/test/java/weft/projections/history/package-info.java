/** Proofs of which parties an event concerns. */
@NullMarked
package weft.projections.history;

import org.jspecify.annotations.NullMarked;
