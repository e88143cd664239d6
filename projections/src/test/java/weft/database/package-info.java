/** PostgreSQL for tests, and what must be true of its roles. */
@NullMarked
package weft.database;

import org.jspecify.annotations.NullMarked;
