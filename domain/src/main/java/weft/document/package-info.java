/** The content of messages that have no stream of their own on the hub yet. */
@NullMarked
package weft.document;

import org.jspecify.annotations.NullMarked;
