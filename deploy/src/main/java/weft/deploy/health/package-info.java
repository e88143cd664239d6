/** How the hub is: health, metrics, what runs out and what hangs. */
@NullMarked
package weft.deploy.health;

import org.jspecify.annotations.NullMarked;
