/** Work that a hub does again and again. */
@NullMarked
package weft.watch;

import org.jspecify.annotations.NullMarked;
