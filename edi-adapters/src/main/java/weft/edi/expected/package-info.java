/**
 * Acknowledgements that partners owe us and we owe them: matched to what they speak of, and an
 * alert where one is overdue; and one where a certificate ends.
 */
@NullMarked
package weft.edi.expected;

import org.jspecify.annotations.NullMarked;
