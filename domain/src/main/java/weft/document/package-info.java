/** What partners tell each other in messages that have no stream of their own on the hub yet. */
@NullMarked
package weft.document;

import org.jspecify.annotations.NullMarked;
