/** How every list and page is read: for whom, as of when, and from which place on. */
@NullMarked
package weft.api.reading;

import org.jspecify.annotations.NullMarked;
