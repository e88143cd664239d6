/** Proofs of printed documents. */
@NullMarked
package weft.api.paper;

import org.jspecify.annotations.NullMarked;
