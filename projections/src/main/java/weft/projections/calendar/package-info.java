/** The calendars of sites as their own party sees them. */
@NullMarked
package weft.projections.calendar;

import org.jspecify.annotations.NullMarked;
