/** Proofs of how interchanges and their messages are kept. */
@NullMarked
package weft.projections.interchange;

import org.jspecify.annotations.NullMarked;
