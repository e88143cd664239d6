/** Shipments, their goods in transit, and receipts, as both partners see them. */
@NullMarked
package weft.projections.shipment;

import org.jspecify.annotations.NullMarked;
