@NullMarked
package weft.api.history;

import org.jspecify.annotations.NullMarked;
