/** The names of persons, whom events and views know by code only. */
@NullMarked
package weft.projections.people;

import org.jspecify.annotations.NullMarked;
