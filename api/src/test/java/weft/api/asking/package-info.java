/** Proofs of how the API answers refusals of the rules. */
@NullMarked
package weft.api.asking;

import org.jspecify.annotations.NullMarked;
