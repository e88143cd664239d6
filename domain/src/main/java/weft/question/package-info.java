/** Questions that two partners ask each other about data both can see, and the answers. */
@NullMarked
package weft.question;

import org.jspecify.annotations.NullMarked;
