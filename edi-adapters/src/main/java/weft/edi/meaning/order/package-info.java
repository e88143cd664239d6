/** Orders, their changes and what suppliers answer to them, in four standards. */
@NullMarked
package weft.edi.meaning.order;

import org.jspecify.annotations.NullMarked;
