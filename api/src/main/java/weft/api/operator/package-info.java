/** The operations of the hub's operator; parties have no access. */
@NullMarked
package weft.api.operator;

import org.jspecify.annotations.NullMarked;
