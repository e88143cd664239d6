/** Proofs of the part numbers that each reader sees. */
@NullMarked
package weft.projections.parts;

import org.jspecify.annotations.NullMarked;
