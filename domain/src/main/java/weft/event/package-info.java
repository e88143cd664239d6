/**
 * The envelope of every event (its place in the history, who caused it, who may see it), and the
 * contracts of commands, rules and refusals.
 */
@NullMarked
package weft.event;

import org.jspecify.annotations.NullMarked;
