/** Grants over HTTP, and checks of the parties and sites that a body names. */
@NullMarked
package weft.api.sharing;

import org.jspecify.annotations.NullMarked;
