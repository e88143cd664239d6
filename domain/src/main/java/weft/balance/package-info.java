/** What a part's stock becomes day by day: supply against demand, cover, run-out. */
@NullMarked
package weft.balance;

import org.jspecify.annotations.NullMarked;
