/** The state of the hub: health, metrics, and resources that run out or hang. */
@NullMarked
package weft.deploy.health;

import org.jspecify.annotations.NullMarked;
