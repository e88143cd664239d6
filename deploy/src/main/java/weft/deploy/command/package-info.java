/** What the jar does instead of starting, when its first argument names it. */
@NullMarked
package weft.deploy.command;

import org.jspecify.annotations.NullMarked;
