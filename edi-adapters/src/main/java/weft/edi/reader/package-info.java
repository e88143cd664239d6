/**
 * Reads an EDIFACT or X12 interchange, a VDA transmission or a file of IDocs from bytes alone, to
 * its end, with every fault at its place; knows no Spring, database or Smooks.
 */
@NullMarked
package weft.edi.reader;

import org.jspecify.annotations.NullMarked;
