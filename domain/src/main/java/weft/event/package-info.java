/**
 * What is said of every event beside its payload: where it stands in history, who caused it, who
 * may see it.
 */
@NullMarked
package weft.event;

import org.jspecify.annotations.NullMarked;
