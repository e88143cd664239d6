/**
 * Cumulatives of delivery schedules: what was sent and received for each, and with which numbers.
 */
@NullMarked
package weft.projections.balance.cumulative;

import org.jspecify.annotations.NullMarked;
