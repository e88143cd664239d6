/** Proofs of how parts are named to those who look. */
@NullMarked
package weft.projections.parts;

import org.jspecify.annotations.NullMarked;
