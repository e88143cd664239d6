/** The list of all contexts: what the centre knows of them, and no more. */
@NullMarked
package weft.context;

import org.jspecify.annotations.NullMarked;
