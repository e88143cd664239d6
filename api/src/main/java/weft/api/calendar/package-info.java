/** Site calendars over HTTP. */
@NullMarked
package weft.api.calendar;

import org.jspecify.annotations.NullMarked;
