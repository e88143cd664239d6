/** Interchanges as they are taken in on a real history. */
@NullMarked
package weft.deploy.reception;

import org.jspecify.annotations.NullMarked;
