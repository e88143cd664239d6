/** Files of rows, whatever their format: read row by row, their cells as values, and written. */
@NullMarked
package weft.api.imports.sheet;

import org.jspecify.annotations.NullMarked;
