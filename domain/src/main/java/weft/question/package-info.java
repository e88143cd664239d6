/** Questions that two partners put to each other about what both see, and their answers. */
@NullMarked
package weft.question;

import org.jspecify.annotations.NullMarked;
