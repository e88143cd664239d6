@NullMarked
package weft.edi.folder;

import org.jspecify.annotations.NullMarked;
