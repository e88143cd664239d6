/** Projects a part's stock day by day: supply against demand, cover and run-out. */
@NullMarked
package weft.balance;

import org.jspecify.annotations.NullMarked;
