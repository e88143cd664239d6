/**
 * Broken interchanges and dialects without number, and what the readers promise of each of them.
 */
@NullMarked
package weft.edi.fuzz;

import org.jspecify.annotations.NullMarked;
