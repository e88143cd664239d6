/** A partner's balance, as far as the partner shares it. */
@NullMarked
package weft.api.balance.partner;

import org.jspecify.annotations.NullMarked;
