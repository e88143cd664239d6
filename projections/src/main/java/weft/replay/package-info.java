/**
 * Replays views from the history next to the live ones, to prove the live ones right or to replace
 * them.
 */
@NullMarked
package weft.replay;

import org.jspecify.annotations.NullMarked;
