/** What happened, event by event, to each party its own. */
@NullMarked
package weft.api.history;

import org.jspecify.annotations.NullMarked;
