/**
 * What the EDIFACT directories, compiled at build, and the X12 standard, in tables of our own, say
 * of messages, segments, elements and codes.
 */
@NullMarked
package weft.edi.table;

import org.jspecify.annotations.NullMarked;
