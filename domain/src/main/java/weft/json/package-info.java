/** The JSON of the hub's values in stored events, in the API and on the command line. */
@NullMarked
package weft.json;

import org.jspecify.annotations.NullMarked;
