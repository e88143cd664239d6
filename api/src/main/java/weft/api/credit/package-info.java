/** What a bank may read of a supplier by its grant of credit. */
@NullMarked
package weft.api.credit;

import org.jspecify.annotations.NullMarked;
