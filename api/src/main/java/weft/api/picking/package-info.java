/** HTTP for pickings: opened, scanned, closed, and their figures by shift. */
@NullMarked
package weft.api.picking;

import org.jspecify.annotations.NullMarked;
