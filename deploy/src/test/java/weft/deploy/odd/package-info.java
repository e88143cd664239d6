/** Requests with values that nobody in the trade would send. */
@NullMarked
package weft.deploy.odd;

import org.jspecify.annotations.NullMarked;
