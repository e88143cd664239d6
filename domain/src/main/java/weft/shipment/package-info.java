/**
 * Shipments from announcement to receipt: the goods in transit, their packages, and the receipts.
 */
@NullMarked
package weft.shipment;

import org.jspecify.annotations.NullMarked;
