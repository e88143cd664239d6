/** What the benches ask of single steps of AS2, which the hub takes only together. */
@NullMarked
package weft.edi.as2;

import org.jspecify.annotations.NullMarked;
