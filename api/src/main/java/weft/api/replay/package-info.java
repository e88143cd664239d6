/** Replays of views, for the operator and for auditors. */
@NullMarked
package weft.api.replay;

import org.jspecify.annotations.NullMarked;
