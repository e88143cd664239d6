/** A partner's dialect: rules that turn its segments into standard ones. */
@NullMarked
package weft.edi.dialect;

import org.jspecify.annotations.NullMarked;
