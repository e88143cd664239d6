/** Figures of a supplier that a bank reads by a grant of credit. */
@NullMarked
package weft.api.credit;

import org.jspecify.annotations.NullMarked;
