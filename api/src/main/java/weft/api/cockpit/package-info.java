/** The cockpit: one answer for management about orders, line, stock, picking and utilization. */
@NullMarked
package weft.api.cockpit;

import org.jspecify.annotations.NullMarked;
