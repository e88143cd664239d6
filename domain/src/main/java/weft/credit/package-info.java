/**
 * Figures of a supplier that a bank may read by the supplier's consent, and how they are defined.
 */
@NullMarked
package weft.credit;

import org.jspecify.annotations.NullMarked;
