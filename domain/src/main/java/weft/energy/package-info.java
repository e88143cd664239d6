/** Energy of a site: its tariff, bills, baselines, savings, advice, and requests of a park. */
@NullMarked
package weft.energy;

import org.jspecify.annotations.NullMarked;
