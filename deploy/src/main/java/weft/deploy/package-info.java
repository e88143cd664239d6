/** The runnable hub. */
@NullMarked
package weft.deploy;

import org.jspecify.annotations.NullMarked;
