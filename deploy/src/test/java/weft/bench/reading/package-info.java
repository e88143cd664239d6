/** What reading and writing messages costs, without asking a database. */
@NullMarked
package weft.bench.reading;

import org.jspecify.annotations.NullMarked;
