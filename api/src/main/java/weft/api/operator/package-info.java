/** What the operator of the hub looks at and does; no party has anything here. */
@NullMarked
package weft.api.operator;

import org.jspecify.annotations.NullMarked;
