/** The history, event by event, for each party its own. */
@NullMarked
package weft.api.history;

import org.jspecify.annotations.NullMarked;
