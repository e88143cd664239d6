/** Every sentence shown to a person, in English and Simplified Chinese. */
@NullMarked
package weft.language;

import org.jspecify.annotations.NullMarked;
