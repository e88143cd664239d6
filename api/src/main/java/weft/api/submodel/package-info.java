/** Planning data in the aspect models of Catena-X (CX-0157, CX-0128). */
@NullMarked
package weft.api.submodel;

import org.jspecify.annotations.NullMarked;
