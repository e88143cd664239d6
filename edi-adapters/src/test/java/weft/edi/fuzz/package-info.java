/**
 * Broken interchanges and dialects in any number, and the guarantees of the readers for each of
 * them.
 */
@NullMarked
package weft.edi.fuzz;

import org.jspecify.annotations.NullMarked;
