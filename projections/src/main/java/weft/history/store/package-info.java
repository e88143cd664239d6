/** Stored events: their table, reading them in order, and notifying followers and other hubs. */
@NullMarked
package weft.history.store;

import org.jspecify.annotations.NullMarked;
