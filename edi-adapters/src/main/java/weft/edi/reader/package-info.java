/**
 * Reads an EDIFACT or X12 interchange, a VDA transmission or a file of IDocs from bytes alone, to
 * its end, and reports every fault with its place. The package depends on neither Spring, a
 * database nor Smooks.
 */
@NullMarked
package weft.edi.reader;

import org.jspecify.annotations.NullMarked;
