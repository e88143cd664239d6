/** What changes, as it changes: server-sent events. */
@NullMarked
package weft.api.changes;

import org.jspecify.annotations.NullMarked;
