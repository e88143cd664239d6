/** Inspection of goods: plans, sampling, measured values, instruments and concessions. */
@NullMarked
package weft.inspection;

import org.jspecify.annotations.NullMarked;
