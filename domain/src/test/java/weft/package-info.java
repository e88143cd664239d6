/** Rules for the domain as a whole. */
@NullMarked
package weft;

import org.jspecify.annotations.NullMarked;
