@NullMarked
package weft.edi.reception;

import org.jspecify.annotations.NullMarked;
