/** Agreements of a buyer and a supplier on one part: numbers, units, transit, range, cover. */
@NullMarked
package weft.parts;

import org.jspecify.annotations.NullMarked;
