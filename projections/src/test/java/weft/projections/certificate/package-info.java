/** Proofs of which certificates cover goods. */
@NullMarked
package weft.projections.certificate;

import org.jspecify.annotations.NullMarked;
