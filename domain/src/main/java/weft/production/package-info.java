/** Production schedules: the output of a part at a site that a supplier plans and reports. */
@NullMarked
package weft.production;

import org.jspecify.annotations.NullMarked;
