/** Shipments from announcement to receipt: what is on its way, how it is packed, what arrived. */
@NullMarked
package weft.shipment;

import org.jspecify.annotations.NullMarked;
