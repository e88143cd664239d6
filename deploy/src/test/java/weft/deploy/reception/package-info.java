/** Proofs of how interchanges are received, on a real history. */
@NullMarked
package weft.deploy.reception;

import org.jspecify.annotations.NullMarked;
