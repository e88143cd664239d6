/** Proofs of how parties and sites are named. */
@NullMarked
package weft.api.sharing;

import org.jspecify.annotations.NullMarked;
