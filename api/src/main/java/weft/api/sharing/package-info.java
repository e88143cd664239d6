/** Grants over HTTP, and who may be named in what is shared. */
@NullMarked
package weft.api.sharing;

import org.jspecify.annotations.NullMarked;
