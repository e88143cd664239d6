/** What a buyer and a supplier agree on for one part: numbers, units, transit, range, cover. */
@NullMarked
package weft.parts;

import org.jspecify.annotations.NullMarked;
