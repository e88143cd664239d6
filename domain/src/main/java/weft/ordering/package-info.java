/**
 * Purchase orders: placed by the buyer, answered line by line by the supplier, negotiated until
 * both agree.
 */
@NullMarked
package weft.ordering;

import org.jspecify.annotations.NullMarked;
