/** Photos that go with records of work, such as reports and inspections. */
@NullMarked
package weft.photo;

import org.jspecify.annotations.NullMarked;
