/**
 * Translates partner messages to the hub's commands. This package lists the message types with the
 * classes that read them.
 */
@NullMarked
package weft.edi.meaning;

import org.jspecify.annotations.NullMarked;
