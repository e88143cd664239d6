/** Generates {@code /v3/api-docs}: OpenAPI 3.1, complete and derived from the code. */
@NullMarked
package weft.api.description;

import org.jspecify.annotations.NullMarked;
