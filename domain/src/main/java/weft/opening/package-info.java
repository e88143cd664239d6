/**
 * The cumulative quantities with which two partners begin to count a delivery schedule, signed by
 * both.
 */
@NullMarked
package weft.opening;

import org.jspecify.annotations.NullMarked;
