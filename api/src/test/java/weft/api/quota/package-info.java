@NullMarked
package weft.api.quota;

import org.jspecify.annotations.NullMarked;
