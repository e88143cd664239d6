/**
 * Events as they lie in the table, how they are read in order, and how the news of them spreads.
 */
@NullMarked
package weft.history.store;

import org.jspecify.annotations.NullMarked;
