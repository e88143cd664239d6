/** Breaks a whole hub on purpose, by a seed, and checks whether its promises held. */
@NullMarked
package weft.chaos;

import org.jspecify.annotations.NullMarked;
