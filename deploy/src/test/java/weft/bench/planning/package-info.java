/** Measures the requests of planners, warehouses and their boards. */
@NullMarked
package weft.bench.planning;

import org.jspecify.annotations.NullMarked;
