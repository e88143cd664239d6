/** The hub's use of PostgreSQL: roles, the two pools, migrations, and reads for one party. */
@NullMarked
package weft.database;

import org.jspecify.annotations.NullMarked;
