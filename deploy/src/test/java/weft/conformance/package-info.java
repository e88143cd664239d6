/** Compares the hub reader's verdict with an independent reader's, file by file. */
@NullMarked
package weft.conformance;

import org.jspecify.annotations.NullMarked;
