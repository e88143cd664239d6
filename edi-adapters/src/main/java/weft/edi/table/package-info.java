/**
 * Tables of messages, segments, elements and codes: the EDIFACT directories, compiled at build
 * time, and the project's own tables of X12, VDA and IDoc.
 */
@NullMarked
package weft.edi.table;

import org.jspecify.annotations.NullMarked;
