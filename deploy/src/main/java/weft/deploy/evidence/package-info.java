/** The hub's evidence log: its keys, stored outside the database, and the sealer. */
@NullMarked
package weft.deploy.evidence;

import org.jspecify.annotations.NullMarked;
