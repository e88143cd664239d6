/**
 * Writes events to PostgreSQL: many appends share one commit, and each is recorded whole or not at
 * all.
 */
@NullMarked
package weft.history.append;

import org.jspecify.annotations.NullMarked;
