/** The keys of the evidence logs: each replacement is an event of the history. */
@NullMarked
package weft.keys;

import org.jspecify.annotations.NullMarked;
