/** Orders, their changes and their answers as they are taken in, in whatever order they come. */
@NullMarked
package weft.deploy.reception.order;

import org.jspecify.annotations.NullMarked;
