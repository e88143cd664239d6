/** Writes EDIFACT and X12 interchanges in a partner's release, characters and separators. */
@NullMarked
package weft.edi.writer;

import org.jspecify.annotations.NullMarked;
