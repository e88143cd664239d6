/** Changes as server-sent events, or page by page. */
@NullMarked
package weft.api.changes;

import org.jspecify.annotations.NullMarked;
