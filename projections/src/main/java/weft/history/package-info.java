/**
 * The history: appends events in commit order, reads them back in that order, and runs the views
 * and reactions that follow it.
 */
@NullMarked
package weft.history;

import org.jspecify.annotations.NullMarked;
