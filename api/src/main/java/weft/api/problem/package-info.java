/**
 * The refusals of the API: RFC 9457 problems with a code, and the sentence in English and Chinese.
 */
@NullMarked
package weft.api.problem;

import org.jspecify.annotations.NullMarked;
