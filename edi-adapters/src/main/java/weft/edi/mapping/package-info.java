/** Smooks as the host of mappings: it gets what our reader read, never the bytes. */
@NullMarked
package weft.edi.mapping;

import org.jspecify.annotations.NullMarked;
