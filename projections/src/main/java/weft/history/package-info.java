/**
 * The one history: events appended in commit order, read back in that order, and what follows them
 * (views and reactions).
 */
@NullMarked
package weft.history;

import org.jspecify.annotations.NullMarked;
