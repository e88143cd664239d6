/** The operator's settings, and how the hub reports an invalid one. */
@NullMarked
package weft.deploy.settings;

import org.jspecify.annotations.NullMarked;
