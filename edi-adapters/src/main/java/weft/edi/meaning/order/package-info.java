/** Reads orders, order changes and suppliers' responses in four standards. */
@NullMarked
package weft.edi.meaning.order;

import org.jspecify.annotations.NullMarked;
