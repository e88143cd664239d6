/** Proofs of how the API answers what the rules refuse. */
@NullMarked
package weft.api.asking;

import org.jspecify.annotations.NullMarked;
