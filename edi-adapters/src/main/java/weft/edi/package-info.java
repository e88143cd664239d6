/** EDI at work: what a partner's file says, whether it is right, and what we answer to it. */
@NullMarked
package weft.edi;

import org.jspecify.annotations.NullMarked;
