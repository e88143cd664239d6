/** Supply balances and run-outs over HTTP. */
@NullMarked
package weft.api.balance;

import org.jspecify.annotations.NullMarked;
