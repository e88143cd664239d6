/** How our values look as JSON: in stored events, in the API and on the command line alike. */
@NullMarked
package weft.json;

import org.jspecify.annotations.NullMarked;
