/** The list of all contexts, which is all that the central code knows about them. */
@NullMarked
package weft.context;

import org.jspecify.annotations.NullMarked;
