/** Production schedules: what a supplier plans to make of a part at a site, and what it made. */
@NullMarked
package weft.production;

import org.jspecify.annotations.NullMarked;
