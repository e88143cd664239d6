@NullMarked
package weft.api.imports;

import org.jspecify.annotations.NullMarked;
