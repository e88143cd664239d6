/**
 * How much one client, and all of one party's together, may ask for: nobody is in another's way.
 */
@NullMarked
package weft.api.quota;

import org.jspecify.annotations.NullMarked;
