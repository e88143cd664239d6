/**
 * Views rebuilt from history beside the live ones: to prove that those are right, or to take their
 * place.
 */
@NullMarked
package weft.replay;

import org.jspecify.annotations.NullMarked;
