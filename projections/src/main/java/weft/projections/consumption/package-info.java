/** What became of goods that lie with others than their owner, and how it was stated. */
@NullMarked
package weft.projections.consumption;

import org.jspecify.annotations.NullMarked;
