/** Proofs of how interchanges and their messages are stored. */
@NullMarked
package weft.projections.interchange;

import org.jspecify.annotations.NullMarked;
