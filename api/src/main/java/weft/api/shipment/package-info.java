/** Shipments and receipts over HTTP. */
@NullMarked
package weft.api.shipment;

import org.jspecify.annotations.NullMarked;
