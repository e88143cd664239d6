/** The followers of the history: views and reactions, their positions in it, and their retries. */
@NullMarked
package weft.history.follow;

import org.jspecify.annotations.NullMarked;
