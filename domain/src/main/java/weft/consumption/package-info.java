/**
 * Statements of the goods that a holder used although another party owned them, and the owner's
 * acceptance.
 */
@NullMarked
package weft.consumption;

import org.jspecify.annotations.NullMarked;
