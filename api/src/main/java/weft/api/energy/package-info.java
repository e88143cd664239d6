/** Tariffs, energy and its cost, baselines, savings, advice and load requests over HTTP. */
@NullMarked
package weft.api.energy;

import org.jspecify.annotations.NullMarked;
