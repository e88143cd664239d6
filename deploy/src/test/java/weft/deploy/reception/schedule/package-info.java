/** Proofs of how releases and call-offs are received: new, late, as replacements, with faults. */
@NullMarked
package weft.deploy.reception.schedule;

import org.jspecify.annotations.NullMarked;
