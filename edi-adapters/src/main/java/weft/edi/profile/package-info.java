/** Reads, checks, tries and writes a partnership's profile as text, before it is agreed. */
@NullMarked
package weft.edi.profile;

import org.jspecify.annotations.NullMarked;
