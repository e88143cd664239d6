/** Views of machines: their state, stops, faults, closed days, and the shifts of sites. */
@NullMarked
package weft.projections.machine;

import org.jspecify.annotations.NullMarked;
