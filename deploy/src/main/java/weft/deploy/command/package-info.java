/** Commands that the jar runs instead of starting the hub. */
@NullMarked
package weft.deploy.command;

import org.jspecify.annotations.NullMarked;
