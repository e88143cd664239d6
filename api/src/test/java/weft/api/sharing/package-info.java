/** Proofs of how requests name parties and sites. */
@NullMarked
package weft.api.sharing;

import org.jspecify.annotations.NullMarked;
