/** Events that a view or reaction could not take, kept until somebody has them tried again. */
@NullMarked
package weft.history.deadletter;

import org.jspecify.annotations.NullMarked;
