/** A partner's own way of saying things: rules that put its segments into the standard's words. */
@NullMarked
package weft.edi.dialect;

import org.jspecify.annotations.NullMarked;
