/** Proofs of how orders, their changes and their answers are received, in any sequence. */
@NullMarked
package weft.deploy.reception.order;

import org.jspecify.annotations.NullMarked;
