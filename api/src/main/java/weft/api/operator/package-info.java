/** What the operator of the hub may ask of it. */
@NullMarked
package weft.api.operator;

import org.jspecify.annotations.NullMarked;
