/** Material demand over HTTP. */
@NullMarked
package weft.api.material;

import org.jspecify.annotations.NullMarked;
