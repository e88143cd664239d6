/**
 * What a supplier promises and why it differs from the request; orders and delivery schedules both
 * use it.
 */
@NullMarked
package weft.promise;

import org.jspecify.annotations.NullMarked;
