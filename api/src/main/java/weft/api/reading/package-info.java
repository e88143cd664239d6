/** How every list and page is read: scope, moment and cursor. */
@NullMarked
package weft.api.reading;

import org.jspecify.annotations.NullMarked;
