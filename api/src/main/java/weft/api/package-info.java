/** HTTP for machines. */
@NullMarked
package weft.api;

import org.jspecify.annotations.NullMarked;
