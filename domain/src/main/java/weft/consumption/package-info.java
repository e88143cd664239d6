/** What a holder used of goods that belong to another, stated by it and accepted by their owner. */
@NullMarked
package weft.consumption;

import org.jspecify.annotations.NullMarked;
