/** Replays next to live views: what they prove, and how they take over. */
@NullMarked
package weft.replay;

import org.jspecify.annotations.NullMarked;
