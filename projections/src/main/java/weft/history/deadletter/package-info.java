/** Events that a view or reaction could not process, stored until an operator retries them. */
@NullMarked
package weft.history.deadletter;

import org.jspecify.annotations.NullMarked;
