/** The same history with its events on an Axon Server, and the copy of them in the table. */
@NullMarked
package weft.history.axonserver;

import org.jspecify.annotations.NullMarked;
