/** The people of parties: their codes, and their names as long as these are not erased. */
@NullMarked
package weft.api.people;

import org.jspecify.annotations.NullMarked;
