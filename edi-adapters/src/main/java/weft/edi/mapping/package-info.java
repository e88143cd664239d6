/** Smooks as the host of mappings and dialects: it gets what our reader read, never the bytes. */
@NullMarked
package weft.edi.mapping;

import org.jspecify.annotations.NullMarked;
