/** What the hub can do in a second, each figure beside its limit measured in the same run. */
@NullMarked
package weft.bench;

import org.jspecify.annotations.NullMarked;
