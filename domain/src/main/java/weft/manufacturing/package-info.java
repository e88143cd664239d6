/** How parts are made: the parameters that a supplier permits, and its work orders. */
@NullMarked
package weft.manufacturing;

import org.jspecify.annotations.NullMarked;
