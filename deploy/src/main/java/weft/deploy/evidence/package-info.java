/** The evidence log of this hub: its keys, kept apart from the database, and the sealer. */
@NullMarked
package weft.deploy.evidence;

import org.jspecify.annotations.NullMarked;
