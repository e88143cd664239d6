/** A supplier's figures as a bank reads them, summed from the rows of views at a position. */
@NullMarked
package weft.projections.credit;

import org.jspecify.annotations.NullMarked;
