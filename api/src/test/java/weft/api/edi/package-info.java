@NullMarked
package weft.api.edi;

import org.jspecify.annotations.NullMarked;
