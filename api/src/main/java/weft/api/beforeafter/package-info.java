/** A site before the hub and since: stated figures, measured ones, and the page that compares. */
@NullMarked
package weft.api.beforeafter;

import org.jspecify.annotations.NullMarked;
