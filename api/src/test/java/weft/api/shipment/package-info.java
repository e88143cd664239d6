/** Proofs of how requests about shipments are understood. */
@NullMarked
package weft.api.shipment;

import org.jspecify.annotations.NullMarked;
