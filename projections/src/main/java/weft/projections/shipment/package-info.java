/** Shipments, what of them is on its way, and receipts, as both partners see them. */
@NullMarked
package weft.projections.shipment;

import org.jspecify.annotations.NullMarked;
