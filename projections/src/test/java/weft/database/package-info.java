/** PostgreSQL for tests, and the required rights of its roles. */
@NullMarked
package weft.database;

import org.jspecify.annotations.NullMarked;
