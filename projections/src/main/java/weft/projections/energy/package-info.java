/** Views of tariffs, baselines, advice and load requests, and reads of measured energy. */
@NullMarked
package weft.projections.energy;

import org.jspecify.annotations.NullMarked;
