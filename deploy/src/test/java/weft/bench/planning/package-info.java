/** What planners, warehouses and their boards ask of the hub. */
@NullMarked
package weft.bench.planning;

import org.jspecify.annotations.NullMarked;
