/**
 * Imports and exports sheets of master and planning data; imports obey the same rules as single
 * requests.
 */
@NullMarked
package weft.api.imports;

import org.jspecify.annotations.NullMarked;
