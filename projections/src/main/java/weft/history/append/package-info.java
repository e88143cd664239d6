/** How events get into PostgreSQL: many appends in one commit, each whole or not at all. */
@NullMarked
package weft.history.append;

import org.jspecify.annotations.NullMarked;
