/** What follows the history: views and reactions, their place in it, and their retries. */
@NullMarked
package weft.history.follow;

import org.jspecify.annotations.NullMarked;
