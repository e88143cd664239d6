/**
 * Runs mappings and dialects in Smooks, which gets messages that the hub's reader has parsed, never
 * the bytes.
 */
@NullMarked
package weft.edi.mapping;

import org.jspecify.annotations.NullMarked;
