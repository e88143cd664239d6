/** Reads files of rows in any format, row by row with cells as values, and writes them. */
@NullMarked
package weft.api.imports.sheet;

import org.jspecify.annotations.NullMarked;
