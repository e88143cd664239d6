/** Gives the benches access to single steps of AS2, which the hub runs only together. */
@NullMarked
package weft.edi.as2;

import org.jspecify.annotations.NullMarked;
