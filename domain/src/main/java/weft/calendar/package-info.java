/** The days on which a site works, in its own time zone, and the date arithmetic that follows. */
@NullMarked
package weft.calendar;

import org.jspecify.annotations.NullMarked;
