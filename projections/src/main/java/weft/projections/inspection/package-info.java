/** Rows of inspection plans, inspections, measured values, instruments and concessions. */
@NullMarked
package weft.projections.inspection;

import org.jspecify.annotations.NullMarked;
