/** What an operator may set, and how it is told that it cannot be so. */
@NullMarked
package weft.deploy.settings;

import org.jspecify.annotations.NullMarked;
