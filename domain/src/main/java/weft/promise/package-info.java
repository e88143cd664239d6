/**
 * What a supplier promises and why it differs from what was asked; orders and schedules speak of it
 * alike.
 */
@NullMarked
package weft.promise;

import org.jspecify.annotations.NullMarked;
