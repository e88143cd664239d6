/** Picking goods for a shipment: what is to be taken, each scan of it, and the wrong ones. */
@NullMarked
package weft.picking;

import org.jspecify.annotations.NullMarked;
