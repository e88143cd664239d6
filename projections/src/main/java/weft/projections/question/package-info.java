/** Rows of questions between partners. */
@NullMarked
package weft.projections.question;

import org.jspecify.annotations.NullMarked;
