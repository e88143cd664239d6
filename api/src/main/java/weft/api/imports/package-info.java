/**
 * Sheets of master and planning data: read in by the same rules as single requests, and written.
 */
@NullMarked
package weft.api.imports;

import org.jspecify.annotations.NullMarked;
