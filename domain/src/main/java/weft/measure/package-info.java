/** Quantities and their units. */
@NullMarked
package weft.measure;

import org.jspecify.annotations.NullMarked;
