/** Our reader's verdict beside that of an independent one, file by file. */
@NullMarked
package weft.conformance;

import org.jspecify.annotations.NullMarked;
