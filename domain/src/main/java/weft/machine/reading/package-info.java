/** Readings of machines, and how they become intervals of states and quarter hours of energy. */
@NullMarked
package weft.machine.reading;

import org.jspecify.annotations.NullMarked;
