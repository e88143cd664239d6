/** The history with its events on an Axon Server, and their copy in the table. */
@NullMarked
package weft.history.axonserver;

import org.jspecify.annotations.NullMarked;
