/** Part agreements as their two sides see them. */
@NullMarked
package weft.projections.parts;

import org.jspecify.annotations.NullMarked;
