/** Machines of a site: their states, stops, faults, maintenance and closed days, and the shifts. */
@NullMarked
package weft.machine;

import org.jspecify.annotations.NullMarked;
