/** The demo's own PostgreSQL: durable, below the data directory, its passwords beside it. */
@NullMarked
package weft.deploy.postgres;

import org.jspecify.annotations.NullMarked;
