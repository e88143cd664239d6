/**
 * What the EDIFACT directories say of messages, segments, elements and codes, compiled at build.
 */
@NullMarked
package weft.edi.table;

import org.jspecify.annotations.NullMarked;
