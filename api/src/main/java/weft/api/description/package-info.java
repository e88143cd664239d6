/** What {@code /v3/api-docs} says of the API: OpenAPI 3.1, from the code and complete. */
@NullMarked
package weft.api.description;

import org.jspecify.annotations.NullMarked;
