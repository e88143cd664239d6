/** Proofs of how answers leave, on a real database and real folders. */
@NullMarked
package weft.deploy.answers;

import org.jspecify.annotations.NullMarked;
