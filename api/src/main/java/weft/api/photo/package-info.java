/** Photos as the API receives, keeps, answers and erases them. */
@NullMarked
package weft.api.photo;

import org.jspecify.annotations.NullMarked;
