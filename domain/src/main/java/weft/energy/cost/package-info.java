/** Calculates the cost of the energy of a site, and the saving by a change of its load. */
@NullMarked
package weft.energy.cost;

import org.jspecify.annotations.NullMarked;
