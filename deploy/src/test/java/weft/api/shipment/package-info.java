/** Proofs of how what is said of shipments is understood. */
@NullMarked
package weft.api.shipment;

import org.jspecify.annotations.NullMarked;
