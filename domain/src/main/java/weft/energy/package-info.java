/** Streams of a site's energy: tariff, meters, baselines, advice, and requests of a park. */
@NullMarked
package weft.energy;

import org.jspecify.annotations.NullMarked;
