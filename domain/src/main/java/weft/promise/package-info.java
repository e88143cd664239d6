/**
 * The promises of a supplier and the reasons for differences from the request; orders and delivery
 * schedules both use them.
 */
@NullMarked
package weft.promise;

import org.jspecify.annotations.NullMarked;
