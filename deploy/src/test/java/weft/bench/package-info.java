/** Measures the hub's throughput; each figure has a limit measured in the same run. */
@NullMarked
package weft.bench;

import org.jspecify.annotations.NullMarked;
