/**
 * PostgreSQL as the hub uses it: its roles, its two pools, its migrations, and reading as a party.
 */
@NullMarked
package weft.database;

import org.jspecify.annotations.NullMarked;
