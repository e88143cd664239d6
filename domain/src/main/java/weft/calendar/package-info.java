/** On which days a site works, in its own time zone, and what follows for dates. */
@NullMarked
package weft.calendar;

import org.jspecify.annotations.NullMarked;
