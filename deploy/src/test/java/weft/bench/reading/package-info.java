/** Measures reading and writing messages, without database queries. */
@NullMarked
package weft.bench.reading;

import org.jspecify.annotations.NullMarked;
