/** Benches of machines and their readings. */
@NullMarked
package weft.bench.machine;

import org.jspecify.annotations.NullMarked;
