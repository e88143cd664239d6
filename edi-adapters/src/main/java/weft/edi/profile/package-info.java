/** A partnership's profile as text: read, checked, tried and written, before it is agreed. */
@NullMarked
package weft.edi.profile;

import org.jspecify.annotations.NullMarked;
