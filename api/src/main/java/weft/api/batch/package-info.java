/** Batches over HTTP: their genealogy, their problems, and how they are split and merged. */
@NullMarked
package weft.api.batch;

import org.jspecify.annotations.NullMarked;
