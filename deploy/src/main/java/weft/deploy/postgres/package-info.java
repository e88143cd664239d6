/** The demo's own PostgreSQL: durable, below the data directory, with its passwords next to it. */
@NullMarked
package weft.deploy.postgres;

import org.jspecify.annotations.NullMarked;
